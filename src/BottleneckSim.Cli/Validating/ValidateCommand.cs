using System.CommandLine;
using BottleneckSim.Cli.Application;

namespace BottleneckSim.Cli.Validating;

/// <summary><c>validate FILE…</c>: every mistake in scenario and truth files.</summary>
internal static class ValidateCommand
{
    private const int MostFiles = 1_000;

    public static Command Create(Composition composition)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Scenario files, and truth files in a folder 'truth' beside them.",
            Arity = new ArgumentArity(1, MostFiles),
        };
        var command = new Command("validate", "Check files and print every mistake as file:line:column: what was found; what is allowed.") { files };
        command.SetAction(parsed => Validate(composition, parsed.GetRequiredValue(files)));
        return command;
    }

    private static int Validate(Composition composition, IReadOnlyList<string> files)
    {
        var mistakes = files.SelectMany(FileValidation.MistakesOf).ToList();
        foreach (var mistake in mistakes)
            composition.Terminal.Output.WriteLine(mistake);
        if (mistakes.Count > 0)
        {
            composition.Terminal.Error.WriteLine(mistakes.Count == 1 ? "1 mistake." : FormattableString.Invariant($"{mistakes.Count} mistakes."));
            return ExitCode.Mistake;
        }

        composition.Terminal.Output.WriteLine(files.Count == 1 ? "1 file is valid." : FormattableString.Invariant($"{files.Count} files are valid."));
        return ExitCode.Success;
    }
}
