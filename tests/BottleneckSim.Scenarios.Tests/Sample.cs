namespace BottleneckSim.Scenarios.Tests;

/// <summary>The files of the repository that tests read.</summary>
internal static class Sample
{
    public static string Repository { get; } = FindRepository();

    public static string Directory { get; } = Path.Combine(Repository, "tests", "BottleneckSim.Scenarios.Tests", "Samples");

    public static string PathOf(string file) => Path.Combine(Directory, file);

    public static string TextOf(string file) => File.ReadAllText(PathOf(file));

    private static string FindRepository()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "BottleneckSim.sln")))
            directory = Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("The tests run outside the repository.");
        return directory;
    }
}
