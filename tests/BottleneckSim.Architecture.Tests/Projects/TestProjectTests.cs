using BottleneckSim.Architecture.Tests.Repositories;

namespace BottleneckSim.Architecture.Tests.Projects;

/// <summary>Tests mirror the product, so that one finds them.</summary>
public sealed class TestProjectTests
{
    [Fact]
    public void Every_project_of_the_product_has_a_test_project() => Rule.Holds(
        "src/P has tests/P.Tests",
        "make the test project and add it to the solution",
        ProjectFile.Product.Select(project => project.Name + ".Tests").Except(ProjectFile.All.Select(project => project.Name), StringComparer.Ordinal));

    [Fact]
    public void Every_test_project_holds_tests() => Rule.Holds(
        "a test project holds at least one file of tests",
        "write a test, or remove the project",
        ProjectFile.All.Select(project => project.Name)
            .Where(name => name.EndsWith(".Tests", StringComparison.Ordinal))
            .Except(RepositoryFiles.Tests.Where(file => file.Name.EndsWith("Tests.cs", StringComparison.Ordinal)).Select(file => file.Project), StringComparer.Ordinal));

    [Fact]
    public void Tests_that_are_named_after_a_type_lie_in_the_folder_of_that_type()
    {
        var types = RepositoryFiles.Source.ToLookup(file => (file.Project, Path.GetFileNameWithoutExtension(file.Name)));
        Rule.Holds(
            "tests/P.Tests/Folder/TypeTests.cs holds the tests of src/P/Folder/Type.cs",
            "move the tests to the folder of the type, or name them after what they show",
            from tests in RepositoryFiles.Tests
            where tests.Name.EndsWith("Tests.cs", StringComparison.Ordinal) && tests.Project.EndsWith(".Tests", StringComparison.Ordinal)
            let candidates = types[(tests.Project[..^".Tests".Length], tests.Name[..^"Tests.cs".Length])].Select(type => Below(type)).ToArray()
            where candidates.Length > 0 && !candidates.Contains(Below(tests), StringComparer.Ordinal)
            select $"{tests.Path}: its type is in '{string.Join("' or '", candidates)}'");
    }

    private static string Below(RepositoryFile file) => file.Folder.Split('/') is [_, _, .. var rest] ? string.Join('/', rest) : "";
}
