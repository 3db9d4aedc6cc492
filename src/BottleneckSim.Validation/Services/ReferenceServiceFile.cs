namespace BottleneckSim.Validation.Services;

/// <summary>Finds the reference service that the repository's tests build.</summary>
public static class ReferenceServiceFile
{
    private const string Project = "BottleneckSim.ReferenceService";
    private const string Solution = "BottleneckSim.sln";

    /// <summary>Looks upwards from this program's folder for the repository, and there for the newest build.</summary>
    /// <returns>Its assembly; null where there is none.</returns>
    public static string? Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Solution)))
            folder = folder.Parent;
        var builds = folder is null ? "" : Path.Combine(folder.FullName, "tests", Project, "bin");
        return Directory.Exists(builds)
            ? Directory.EnumerateFiles(builds, Project + ".dll", SearchOption.AllDirectories).MaxBy(File.GetLastWriteTimeUtc)
            : null;
    }
}
