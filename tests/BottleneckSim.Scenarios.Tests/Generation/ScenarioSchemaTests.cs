using System.Text.Json.Nodes;
using BottleneckSim.Scenarios.Generation;
using BottleneckSim.Scenarios.Tests.Generation;
using BottleneckSim.Scenarios.Tests.Mistakes;

namespace BottleneckSim.Scenarios.Tests.Generation;

public sealed class ScenarioSchemaTests
{
    private static readonly JsonSchemaChecker Schema = new(JsonNode.Parse(ScenarioSchema.Write())!.AsObject());

    public static TheoryData<string> RightFiles =>
    [
        .. Directory.EnumerateFiles(Sample.Directory, "*.yaml")
            .Concat(Directory.EnumerateFiles(Path.Combine(Sample.Repository, "scenarios"), "*.yaml", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Sample.Repository, path))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(RightFiles))]
    public void Every_right_file_is_right_in_an_editor_too(string path) =>
        Assert.True(Schema.Accepts(YamlAsEditorsSeeIt.Read(File.ReadAllText(Path.Combine(Sample.Repository, path)))));

    [Theory]
    [InlineData("a misspelt key at the top")]
    [InlineData("a misspelt key in a pool")]
    [InlineData("a missing key")]
    [InlineData("a duration without a unit")]
    [InlineData("a duration with an unknown unit")]
    [InlineData("a size without a unit")]
    [InlineData("a count with a fraction")]
    [InlineData("a wrong word")]
    [InlineData("a wrong kind of tier")]
    [InlineData("a step that does not exist")]
    [InlineData("a distribution that does not exist")]
    [InlineData("two steps in one")]
    [InlineData("a link with one end")]
    [InlineData("a change that does not exist")]
    [InlineData("a mapping instead of a number")]
    [InlineData("another version of the schema")]
    public void What_needs_no_names_is_wrong_in_an_editor_too(string title)
    {
        var (_, right, wrong) = MistakeCases.All.Single(mistake => mistake.Title.Equals(title, StringComparison.Ordinal));

        var text = Sample.TextOf("everything.yaml").Replace(right, wrong, StringComparison.Ordinal);

        Assert.False(Schema.Accepts(YamlAsEditorsSeeIt.Read(text)));
    }
}
