using System.Text.RegularExpressions;

namespace BottleneckSim.Architecture.Tests.Repositories;

/// <summary>A line of C# with its place. Comments are cut off; a comment may name what code may not.</summary>
/// <param name="File">The file.</param>
/// <param name="Number">From one.</param>
/// <param name="Code">The line up to its comment.</param>
internal sealed record SourceLine(RepositoryFile File, int Number, string Code)
{
    /// <summary>The code lines of some files.</summary>
    public static IEnumerable<SourceLine> Of(IEnumerable<RepositoryFile> files) => files.SelectMany(
        file => file.ReadLines().Select((line, index) => new SourceLine(file, index + 1, WithoutComment(line))));

    /// <summary>Those of the lines that hold the pattern.</summary>
    public static IEnumerable<string> Matching(IEnumerable<RepositoryFile> files, Regex pattern) =>
        Of(files).Where(line => pattern.IsMatch(line.Code)).Select(line => line.ToString());

    /// <summary><c>src/A/B.cs:12: code</c>.</summary>
    public override string ToString() => $"{File.Path}:{Number}: {Code.Trim()}";

    // "://" within a text begins no comment.
    private static string WithoutComment(string line) => Regex.Replace(line, "(?<!:)//.*$", "", RegexOptions.None, TimeSpan.FromSeconds(1));
}
