using BottleneckSim.Cli.Application;
using BottleneckSim.Cli.Catalogues;
using BottleneckSim.Cli.Terminals;

namespace BottleneckSim.Cli.Tests.Application;

public sealed class DefectTests
{
    [Fact]
    public async Task What_nobody_foresaw_is_told_as_a_defect_with_the_way_to_see_it_again()
    {
        var (exitCode, error) = await RunAsync("run", "anything", "--seed", "7");

        Assert.Equal(ExitCode.Defect, exitCode);
        Assert.Contains("This is a defect of the simulator", error, StringComparison.Ordinal);
        Assert.Contains("replay:  bottlenecksim run anything --seed 7", error, StringComparison.Ordinal);
        Assert.Contains("version: ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verbose_prints_the_stack_too()
    {
        var (_, error) = await RunAsync("run", "anything", "--verbose");

        Assert.Contains("   at ", error, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Error)> RunAsync(params string[] arguments)
    {
        using var error = new StringWriter();
        var terminal = new Terminal(TextReader.Null, TextWriter.Null, error, TerminalAbilities.Pipe, TerminalAbilities.Pipe);
        var exitCode = await CommandLineApplication.RunAsync(arguments, new Composition(terminal, new BrokenCatalogue(), TimeProvider.System));
        return (exitCode, error.ToString());
    }

    private sealed class BrokenCatalogue : IScenarioCatalogue
    {
        public IReadOnlyList<LoadedScenario> All() => throw new InvalidOperationException("Planted.");

        public LoadedScenario Load(string nameOrFile) => throw new InvalidOperationException("Planted.");
    }
}
