using BottleneckSim.Cli.Application;
using BottleneckSim.Cli.Catalogues;
using BottleneckSim.Cli.Terminals;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Reading;
using BottleneckSim.TestSupport.Files;

namespace BottleneckSim.Cli.Tests;

/// <summary>A command line run in this process, its output caught.</summary>
internal sealed record CommandLineRun(int ExitCode, string Output, string Error)
{
    /// <summary>The sample scenarios of these tests.</summary>
    public static string Scenarios { get; } = Repository.PathOf("tests", "BottleneckSim.Cli.Tests", "Samples", "scenarios");

    public static IScenarioCatalogue Catalogue => new LibraryCatalogue(new ScenarioLibrary(Scenarios));

    public static LoadedScenario SmallShop => Catalogue.Load("small-shop");

    public static string SampleFile(params string[] parts) => Path.Combine([Scenarios, "..", .. parts]);

    public static Task<CommandLineRun> OfAsync(params string[] arguments) => WithAnswersAsync("", arguments);

    public static async Task<CommandLineRun> WithAnswersAsync(string answers, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(new StringReader(answers), output, error, TerminalAbilities.Pipe, TerminalAbilities.Pipe);
        var exitCode = await CommandLineApplication.RunAsync(arguments, new Composition(terminal, Catalogue, TimeProvider.System));
        return new CommandLineRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>What a renderer prints to a pipe.</summary>
    public static string TextOf(Action<Terminal> write, TerminalAbilities? abilities = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        write(new Terminal(TextReader.Null, output, TextWriter.Null, abilities ?? TerminalAbilities.Pipe, TerminalAbilities.Pipe));
        return string.Join('\n', output.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()));
    }
}
