namespace BottleneckSim.Cli.Catalogues;

/// <summary>Where the library of scenarios is.</summary>
internal static class LibraryFolder
{
    /// <summary>The variable that names the folder.</summary>
    public const string Variable = "BOTTLENECKSIM_SCENARIOS";

    private const string FolderName = "scenarios";

    /// <summary>
    /// The folder that the variable names, or else the first folder <c>scenarios</c> with a folder <c>truth</c> in it, beside or above the working
    /// folder, and then beside or above the program. Null if there is none.
    /// </summary>
    public static string? Find(string? variable, string workingFolder, string programFolder)
    {
        if (!string.IsNullOrEmpty(variable))
            return variable;
        return Above(workingFolder).Concat(Above(programFolder))
            .Select(folder => Path.Combine(folder, FolderName))
            .FirstOrDefault(folder => Directory.Exists(Path.Combine(folder, "truth")));
    }

    private static IEnumerable<string> Above(string folder)
    {
        for (var each = new DirectoryInfo(folder); each is not null; each = each.Parent)
            yield return each.FullName;
    }
}
