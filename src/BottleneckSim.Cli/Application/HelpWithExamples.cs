using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace BottleneckSim.Cli.Application;

/// <summary>The usual help, and below it examples, exit codes and variables: enough for somebody who has read nothing else.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    /// <inheritdoc />
    public override bool ClearsParseErrors => true;

    /// <inheritdoc />
    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command;
        output.WriteLine("Examples:");
        foreach (var example in Examples.Of(command.Name))
            output.WriteLine($"  {example}");
        if (command is RootCommand)
        {
            output.WriteLine();
            output.WriteLine("Exit codes:");
            output.WriteLine("  0 done, objectives met, proofs hold    1 an objective is not met, a proof fails");
            output.WriteLine("  2 a mistake in the input               3 inconclusive: more replications needed");
            output.WriteLine("  70 a defect of the simulator           130 interrupted");
            output.WriteLine();
            output.WriteLine("Variables:");
            output.WriteLine("  BOTTLENECKSIM_SCENARIOS  folder of the scenarios (default: 'scenarios' here or above)");
            output.WriteLine("  NO_COLOR                 no colours at a terminal; a pipe never gets any");
            output.WriteLine("  OTEL_*                   where 'live' pushes metrics by OTLP (default: nowhere)");
        }

        return exitCode;
    }
}
