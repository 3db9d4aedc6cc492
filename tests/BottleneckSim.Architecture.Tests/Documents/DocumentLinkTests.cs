using System.Text.RegularExpressions;
using BottleneckSim.Architecture.Tests.Repositories;

namespace BottleneckSim.Architecture.Tests.Documents;

/// <summary>Documents speak of what is there.</summary>
public sealed partial class DocumentLinkTests
{
    private static readonly HashSet<string> Paths =
        [.. RepositoryFiles.All.SelectMany(file => Ancestors(file.Path))];

    private static IEnumerable<RepositoryFile> Documents => RepositoryFiles.All.Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal));

    [Fact]
    public void Links_lead_to_files_that_exist() => Rule.Holds(
        "a relative link in a document leads to a file or folder of the repository",
        "mend the link",
        from document in Documents
        from match in Link().Matches(document.ReadText())
        let target = match.Groups["target"].Value.Split('#')[0].TrimEnd('/')
        where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)
        let path = Resolved(document.Folder, target)
        where !Paths.Contains(path)
        select $"{document.Path}: {match.Groups["target"].Value}");

    [Fact]
    public void Paths_that_documents_name_exist() => Rule.Holds(
        "a path of the repository in `code` exists; placeholders stand in <angle brackets>",
        "mend the path",
        from document in Documents
        from match in NamedPath().Matches(document.ReadText())
        where !Paths.Contains(match.Groups["target"].Value.TrimEnd('/'))
        select $"{document.Path}: {match.Groups["target"].Value}");

    private static string Resolved(string folder, string target) =>
        Path.GetRelativePath("/root", Path.GetFullPath(Path.Combine("/root", folder, target))).Replace('\\', '/');

    private static IEnumerable<string> Ancestors(string path)
    {
        for (; path.Length > 0; path = path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : "")
            yield return path;
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"`(?<target>(src|tests|docs|eng|dashboards|scenarios|exercises|\.ci)/[\w./-]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamedPath();
}
