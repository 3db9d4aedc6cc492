using BottleneckSim.Architecture.Tests.Repositories;

namespace BottleneckSim.Architecture.Tests.Projects;

/// <summary>The arrows between projects. Each row is what a project may know, besides what those it knows know themselves.</summary>
public sealed class ProjectReferenceTests
{
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Kernel"] = [],
        ["Observations"] = ["Kernel"],
        ["Models"] = ["Observations"],
        ["Scenarios"] = ["Models"],
        ["Grading"] = ["Scenarios"],
        ["Telemetry"] = ["Observations"],
        ["Actors"] = ["Models", "Telemetry"],
        ["Validation"] = ["Grading"],
        ["Cli"] = ["Scenarios", "Grading", "Telemetry", "Actors", "Validation"],
    };

    [Fact]
    public void Projects_of_the_product_reference_only_what_the_design_lets_them() => Rule.Holds(
        "the arrows between projects are those of docs/architecture.md",
        "move the code to the project that may know both sides, or hand the fact over as an observation; a new arrow needs a reason in docs/architecture.md",
        ProjectFile.Product.SelectMany(project => project.References
            .Where(reference => !Allowed(project.Name).Contains(reference, StringComparer.Ordinal))
            .Select(reference => $"{project.Name} -> {reference}")));

    [Fact]
    public void Every_arrow_of_the_design_is_there_and_every_project_has_a_row() => Rule.Holds(
        "the table of arrows and src name the same projects and arrows",
        "bring the table in this test, docs/architecture.md and the .csproj files in step",
        Arrows.SelectMany(row => row.Value.Select(to => (From: "BottleneckSim." + row.Key, To: "BottleneckSim." + to)))
            .Where(arrow => !ProjectFile.Product.Any(project => project.Name == arrow.From && project.References.Contains(arrow.To, StringComparer.Ordinal)))
            .Select(arrow => $"missing: {arrow.From} -> {arrow.To}")
            .Concat(ProjectFile.Product.Where(project => !Arrows.ContainsKey(Short(project.Name))).Select(project => $"no row: {project.Name}")));

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = RepositoryFiles.All.Single(file => file.Path == "BottleneckSim.sln").ReadText().Replace('\\', '/');
        Rule.Holds(
            "BottleneckSim.sln lists every project",
            "dotnet sln add PATH",
            ProjectFile.All.Where(project => !solution.Contains(project.File.Path, StringComparison.Ordinal)).Select(project => project.File.Path));
    }

    [Fact]
    public void Internals_are_shown_only_to_a_projects_own_tests() => Rule.Holds(
        "InternalsVisibleTo names the project's own tests and nobody else",
        "make the type public with documentation, or move the code that needs it",
        ProjectFile.All.SelectMany(project => project.Included("InternalsVisibleTo")
            .Where(friend => friend != project.Name + ".Tests")
            .Select(friend => $"{project.Name} shows its internals to {friend}")));

    private static IEnumerable<string> Allowed(string project) =>
        Arrows.GetValueOrDefault(Short(project), []).Select(name => "BottleneckSim." + name);

    private static string Short(string project) => project["BottleneckSim.".Length..];
}
