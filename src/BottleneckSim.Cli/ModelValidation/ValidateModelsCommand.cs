using System.CommandLine;
using BottleneckSim.Cli.Application;
using BottleneckSim.Cli.Terminals;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Suites;

namespace BottleneckSim.Cli.ModelValidation;

/// <summary><c>validate-models</c>: compares the models with theory, published figures and real systems, and writes the page.</summary>
internal static class ValidateModelsCommand
{
    public static Command Create(Composition composition)
    {
        var sections = new Option<string[]>("--section")
        {
            Description = "Only this section; may be given more than once. The others stay on the page as they were stored.",
            HelpName = "ID",
            AllowMultipleArgumentsPerToken = true,
        };
        var isWhole = new Option<bool>("--long") { Description = "Every row at its full length, as the page in docs was made; otherwise a bounded part." };
        var output = new Option<string>("--output") { Description = "The folder for validation.md and validation/*.", HelpName = "FOLDER", DefaultValueFactory = _ => "docs" };
        var command = new Command(
            "validate-models",
            "Compare the models with exact theory, published figures and real systems, and write validation.md with every row, misses included. "
            + "Exit code: 0 no miss in what was run, 1 otherwise.")
        {
            sections, isWhole, output,
        };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Validate(composition, Wanted(parsed.GetValue(sections) ?? []), parsed.GetValue(isWhole), parsed.GetRequiredValue(output), cancellation),
            CancellationToken.None));
        return command;
    }

    private static IReadOnlyList<IValidationSuite> Wanted(IReadOnlyList<string> names)
    {
        var suites = ValidationSuites.All();
        var known = suites.Select(suite => suite.Id).ToList();
        return names.FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is { } unknown
            ? throw NearestNames.Unknown("section", unknown, known)
            : [.. suites.Where(suite => names.Count == 0 || names.Contains(suite.Id, StringComparer.Ordinal))];
    }

    private static int Validate(Composition composition, IReadOnlyList<IValidationSuite> suites, bool isWhole, string output, CancellationToken cancellation)
    {
        var store = new SectionStore(output);
        var hasMisses = false;
        foreach (var suite in suites)
        {
            var section = ProgressDisplay.WithBar(
                composition.Terminal, suite.Title, progress => suite.Run(new ValidationContext(isWhole, output, new ShareDone(progress), cancellation)));
            Kept(() => store.Store(section), output);
            ValidationText.Write(composition.Terminal.Console, section);
            hasMisses |= section.Misses().Any();
        }

        Kept(store.WritePage, output);
        composition.Terminal.Output.WriteLine($"The page is {store.PageFile}.");
        return hasMisses ? ExitCode.NotMet : ExitCode.Success;
    }

    private static void Kept(Action write, string output)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new MistakeException($"--output: the page cannot be written to '{output}': {exception.Message}");
        }
    }

    private sealed class ShareDone(IProgress<double> bar) : IProgress<ValidationProgress>
    {
        public void Report(ValidationProgress value) => bar.Report(value.Share);
    }
}
