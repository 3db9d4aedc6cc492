using System.Text.RegularExpressions;
using BottleneckSim.Architecture.Tests.Repositories;

namespace BottleneckSim.Architecture.Tests.Sources;

/// <summary>Names say what a thing is, and folders show where it lives.</summary>
public sealed partial class NamingTests
{
    [Fact]
    public void A_files_namespace_is_its_folder() => Rule.Holds(
        "the namespace is the path of the folder below src or tests, with dots",
        "move the file or mend its namespace",
        RepositoryFiles.Source.Concat(RepositoryFiles.Tests)
            .SelectMany(file => Namespaces(file).Where(found => found != Expected(file)).Select(found => $"{file.Path}: {found}, expected {Expected(file)}")));

    [Fact]
    public void No_namespace_hides_Akka() => Rule.Holds(
        "no namespace ends with a part 'Akka': within BottleneckSim it would hide Akka's own",
        "name it after what it does: BottleneckSim.Actors",
        RepositoryFiles.Source.Concat(RepositoryFiles.Tests).SelectMany(file => Namespaces(file)
            .Where(found => found.Split('.').Contains("Akka", StringComparer.Ordinal))
            .Select(found => $"{file.Path}: {found}")));

    [Fact]
    public void Only_the_actors_use_Akka() => Rule.Holds(
        "types of Akka.NET stay inside BottleneckSim.Actors and its tests",
        "go through IEngine",
        SourceLine.Matching(
            RepositoryFiles.Source.Concat(RepositoryFiles.Tests).Where(file => !file.Project.StartsWith("BottleneckSim.Actors", StringComparison.Ordinal)),
            AkkaUse()));

    [Fact]
    public void No_file_or_folder_is_a_drawer_for_leftovers() => Rule.Holds(
        "no file or folder is called Utils, Helpers, Manager, Common or Misc",
        "name it after the one thing that it does",
        RepositoryFiles.All.Where(file => (file.Path.StartsWith("src/", StringComparison.Ordinal) || file.Path.StartsWith("tests/", StringComparison.Ordinal))
            && file.Path.Split('/').Any(part => Drawer().IsMatch(Path.GetFileNameWithoutExtension(part)))).Select(file => file.Path));

    [Fact]
    public void No_type_is_a_drawer_for_leftovers() => Rule.Holds(
        "no type's name ends with Utils, Helper or Manager",
        "name it after the one thing that it does",
        SourceLine.Matching(RepositoryFiles.Source.Concat(RepositoryFiles.Tests), DrawerType()));

    private static IEnumerable<string> Namespaces(RepositoryFile file) => file.ReadLines()
        .Select(line => NamespaceLine().Match(line))
        .Where(match => match.Success)
        .Select(match => match.Groups["name"].Value);

    private static string Expected(RepositoryFile file) => file.Folder[(file.Folder.IndexOf('/', StringComparison.Ordinal) + 1)..].Replace('/', '.');

    [GeneratedRegex(@"^namespace\s+(?<name>[\w.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^(Util(s|ity|ities)?|Helpers?|Managers?|Common|Misc|\w+(Utils?|Helpers?|Managers?))$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Drawer();

    [GeneratedRegex(@"\b(class|record|struct|interface|enum)\s+\w*(Utils?|Helpers?|Managers?)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DrawerType();

    [GeneratedRegex(@"^\s*(global\s+)?using\s+(static\s+|\w+\s*=\s*)?Akka\b|\bglobal::Akka\.|(?<![\w.""])Akka\.(Actor|Cluster|Remote|Hosting|Event|Configuration)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AkkaUse();
}
