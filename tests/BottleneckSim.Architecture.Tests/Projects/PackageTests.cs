using System.Xml.Linq;
using BottleneckSim.Architecture.Tests.Repositories;

namespace BottleneckSim.Architecture.Tests.Projects;

/// <summary>Which packages are used, and how their versions are chosen.</summary>
public sealed class PackageTests
{
    private static readonly XDocument Central = XDocument.Load(RepositoryFiles.All.Single(file => file.Path == "Directory.Packages.props").FullPath);

    [Theory]
    [InlineData("BottleneckSim.Kernel")]
    [InlineData("BottleneckSim.Observations")]
    [InlineData("BottleneckSim.Models")]
    [InlineData("BottleneckSim.Grading")]
    public void What_decides_a_run_or_a_verdict_references_no_package(string name) => Rule.Holds(
        $"{name} references no package; analysers come from Directory.Build.props",
        "write the function in the kernel, or move what needs the package to another project",
        ProjectFile.Product.Single(project => project.Name == name).Packages);

    [Fact]
    public void Akka_and_prometheus_net_are_referenced_by_the_actors_alone() => Rule.Holds(
        "only BottleneckSim.Actors references the optional packages",
        "hand the need over to BottleneckSim.Actors",
        ProjectFile.Product.Where(project => project.Name != "BottleneckSim.Actors").SelectMany(project => project.Packages
            .Where(package => Optional.Contains(package, StringComparer.Ordinal) || package.StartsWith("Akka", StringComparison.Ordinal))
            .Select(package => $"{project.Name}: {package}")));

    [Fact]
    public void Versions_are_central() => Rule.Holds(
        "versions of packages stand in Directory.Packages.props alone",
        "move the version there",
        ProjectFile.All.SelectMany(project => project.Items("PackageReference")
            .Where(package => package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null)
            .Select(package => $"{project.Name}: {(string?)package.Attribute("Include")}")));

    [Fact]
    public void Only_versions_of_optional_packages_float_and_below_the_pinned_version() => Rule.Holds(
        "a version is exact, or a range of the group 'Optional' that ends with the pinned version: [1.5.*-*,1.5.30.1]",
        "pin the version, or write the range; see eng/placeholders/README.md",
        Versions().Where(package => package.Group == "Optional" ? !IsBoundedRange(package.Version) : !package.Version.All(IsExact))
            .Select(package => $"{package.Name} {package.Version}"));

    [Fact]
    public void Every_optional_package_has_a_placeholder() => Rule.Holds(
        "eng/placeholders holds a package of every optional package, so that the build succeeds where it is not served",
        "add it to eng/make-placeholders.cs and run dotnet run eng/make-placeholders.cs",
        Optional.Where(package => !RepositoryFiles.All.Any(
            file => file.Folder == "eng/placeholders" && file.Name.StartsWith(package.ToLowerInvariant() + ".", StringComparison.Ordinal) && file.Name.EndsWith(".nupkg", StringComparison.Ordinal))));

    [Fact]
    public void No_file_configures_NuGet() => Rule.Holds(
        "there is no nuget.config: sources belong to the machine, and a second one would stop central versions (NU1507)",
        "remove it; the placeholders are joined by RestoreAdditionalProjectSources in Directory.Build.props",
        RepositoryFiles.All.Where(file => file.Name.Equals("nuget.config", StringComparison.OrdinalIgnoreCase)).Select(file => file.Path));

    private static IReadOnlyList<string> Optional => [.. Versions().Where(package => package.Group == "Optional").Select(package => package.Name)];

    private static IEnumerable<(string Group, string Name, string Version)> Versions() => Central.Descendants("PackageVersion").Select(
        package => ((string?)package.Parent!.Attribute("Label") ?? "", (string)package.Attribute("Include")!, (string)package.Attribute("Version")!));

    private static bool IsExact(char character) => char.IsAsciiLetterOrDigit(character) || character is '.' or '-';

    private static bool IsBoundedRange(string version) =>
        version is ['[', .. var range, ']'] && range.Split(',') is [var low, var high] && low.EndsWith("*-*", StringComparison.Ordinal) && high.Length > 0 && high.All(IsExact);
}
