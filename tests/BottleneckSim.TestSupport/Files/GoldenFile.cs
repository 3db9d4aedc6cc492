namespace BottleneckSim.TestSupport.Files;

/// <summary>Compares text with a file that a person has read and approved.</summary>
/// <remarks>With <c>UPDATE_GOLDEN_FILES=1</c> in the environment the file is written instead, to be read in the diff.</remarks>
public static class GoldenFile
{
    /// <summary>The variable that turns comparing into writing.</summary>
    public const string UpdateVariable = "UPDATE_GOLDEN_FILES";

    /// <summary>Fails when the text differs from the file.</summary>
    /// <param name="actual">The text; its line ends are taken as they are.</param>
    /// <param name="parts">The file's path in the repository.</param>
    public static void Matches(string actual, params string[] parts)
    {
        var path = Repository.PathOf(parts);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        Xunit.Assert.True(File.Exists(path), $"There is no '{path}': run the tests with {UpdateVariable}=1, read it, and commit it.");
        Xunit.Assert.Equal(File.ReadAllText(path), actual);
    }
}
