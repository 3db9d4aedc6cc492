using System.CommandLine;
using System.CommandLine.Invocation;
using BottleneckSim.Cli.Terminals;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Systems;
using BottleneckSim.Scenarios.Mistakes;

namespace BottleneckSim.Cli.Application;

/// <summary>Runs one command line and turns every outcome into an exit code and a plain message.</summary>
internal static class CommandLineApplication
{
    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">What stands behind the command's name.</param>
    /// <param name="composition">What the commands work with.</param>
    /// <param name="cancellation">Ctrl-C.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Composition composition, CancellationToken cancellation = default)
    {
        var terminal = composition.Terminal;
        var parsed = CommandTree.Create(composition).Parse(arguments);
        if (parsed.Errors.Count > 0 && parsed.Action is null or ParseErrorAction)
            return Refuse(parsed, terminal);
        try
        {
            var configuration = new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(5) };
            return await parsed.InvokeAsync(configuration, cancellation);
        }
        catch (Exception exception) when (MistakeOf(exception) is { } lines)
        {
            foreach (var line in lines)
                terminal.Error.WriteLine(line);
            return ExitCode.Mistake;
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine("Interrupted.");
            return ExitCode.Interrupted;
        }
        catch (Exception exception)
        {
            // The last stop: whatever comes here has been foreseen by nobody.
            Defect.Report(terminal, exception, arguments, parsed.GetValue(CommandTree.Verbose));
            return ExitCode.Defect;
        }
    }

    private static IReadOnlyList<string>? MistakeOf(Exception exception) => exception switch
    {
        MistakeException mistake => mistake.Lines,
        ChangeRefusedException refused => [$"The change does not fit the system: {refused.Message}"],
        InvalidSystemException invalid => [$"The scenario describes no system that can run: {invalid.Message}"],
        _ => null,
    };

    private static int Refuse(ParseResult parsed, Terminal terminal)
    {
        foreach (var message in MessagesOf(parsed))
            terminal.Error.WriteLine(message);
        foreach (var token in parsed.UnmatchedTokens)
        {
            if (NearestName.Of(token, NamesOf(parsed.CommandResult.Command, token)) is { } nearest)
                terminal.Error.WriteLine($"Did you mean '{nearest}' instead of '{token}'?");
        }

        terminal.Error.WriteLine($"'{PathOf(parsed.CommandResult.Command)} --help' tells what there is.");
        return ExitCode.Mistake;
    }

    // A misspelt command is unknown and leaves the command missing, too: one message suffices.
    private static IEnumerable<string> MessagesOf(ParseResult parsed)
    {
        var messages = parsed.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal).ToList();
        return parsed.UnmatchedTokens.Count > 0 && messages.Count > 1 ? messages.Where(message => parsed.UnmatchedTokens.Any(token => message.Contains(token, StringComparison.Ordinal))) : messages;
    }

    private static IEnumerable<string> NamesOf(Command command, string token) => token.StartsWith('-')
        ? command.Options.SelectMany(option => option.Aliases.Append(option.Name)).Append(CommandTree.Verbose.Name)
        : command.Subcommands.Select(subcommand => subcommand.Name);

    private static string PathOf(Symbol command) =>
        command is RootCommand ? "bottlenecksim" : $"{(command.Parents.FirstOrDefault() is { } parent ? PathOf(parent) : "bottlenecksim")} {command.Name}";
}
