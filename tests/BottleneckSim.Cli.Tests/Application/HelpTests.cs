using BottleneckSim.Cli.Application;
using BottleneckSim.Cli.Catalogues;
using BottleneckSim.Cli.Terminals;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Exercises;
using BottleneckSim.Scenarios.Reading;
using BottleneckSim.TestSupport.Files;

namespace BottleneckSim.Cli.Tests.Application;

public sealed class HelpTests
{
    [Theory]
    [InlineData]
    [InlineData("list")]
    [InlineData("validate")]
    [InlineData("validate-models")]
    [InlineData("run")]
    [InlineData("explain")]
    [InlineData("verify")]
    [InlineData("prove")]
    [InlineData("exercise")]
    [InlineData("exercise", "start")]
    [InlineData("exercise", "run")]
    [InlineData("live")]
    public async Task Every_command_has_help_with_examples(params string[] command)
    {
        var run = await CommandLineRun.OfAsync([.. command, "--help"]);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains("Examples:\n  bottlenecksim ", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public void Every_example_can_be_parsed()
    {
        var terminal = new Terminal(TextReader.Null, TextWriter.Null, TextWriter.Null, TerminalAbilities.Pipe, TerminalAbilities.Pipe);
        var root = CommandTree.Create(new Composition(terminal, CommandLineRun.Catalogue, TimeProvider.System));
        var examples = Examples.All.Where(example => example.StartsWith("bottlenecksim ", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.Empty(root.Parse(example["bottlenecksim ".Length..]).Errors));
    }

    [Fact]
    public void Every_scenario_fix_and_script_of_the_examples_is_shipped()
    {
        var library = new LibraryCatalogue(new ScenarioLibrary(Repository.PathOf("scenarios")));
        foreach (var words in Examples.All.Select(example => example.Split(' ')).Where(words => words.Contains("--fix")))
            Assert.NotNull(library.Load(words[2]).FixOf(words[Array.IndexOf(words, "--fix") + 1]));
        foreach (var script in Examples.All.SelectMany(example => example.Split(' ')).Where(word => word.StartsWith("exercises/", StringComparison.Ordinal)))
        {
            var read = ExerciseScriptReader.Read(Repository.PathOf(script.Split('/')));
            Assert.True(read.IsRight, string.Join('\n', read.Mistakes));
            Assert.NotNull(library.Load(read.Value!.Scenario).FixOf(read.Value.Fix!));
        }
    }
}
