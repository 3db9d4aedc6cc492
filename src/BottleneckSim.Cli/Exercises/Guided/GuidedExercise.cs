using BottleneckSim.Cli.Application;
using BottleneckSim.Cli.Catalogues;
using BottleneckSim.Cli.Exercises.Diagnoses;
using BottleneckSim.Cli.Running;
using BottleneckSim.Cli.Terminals;
using BottleneckSim.Cli.Verifying;
using BottleneckSim.Grading.Verdicts;
using BottleneckSim.Scenarios.Exercises;

namespace BottleneckSim.Cli.Exercises.Guided;

/// <summary><c>exercise start NAME</c>: the way from the story to the debrief, at a terminal or from a pipe of answers.</summary>
/// <remarks>
/// <code>
/// story ─► observe ─► diagnose ─► mend ─► verify ─► debrief
///                                   ▲       │ not met: try again, a bounded number of times
///                                   └───────┘
/// </code>
/// </remarks>
internal sealed class GuidedExercise
{
    private const int MostAttempts = 5;

    private readonly Composition _composition;
    private readonly LoadedScenario _loaded;
    private readonly GuidedOptions _options;
    private readonly ExerciseGrading _grading;
    private readonly Conversation _conversation;
    private int _exitCode = ExitCode.NotMet;

    public GuidedExercise(Composition composition, LoadedScenario loaded, GuidedOptions options, CancellationToken cancellation)
    {
        (_composition, _loaded, _options) = (composition, loaded, options);
        _grading = new ExerciseGrading(loaded, options.Seed, options.Replications, cancellation);
        _conversation = new Conversation(composition.Terminal, loaded.Truth is null ? [] : loaded.Truth.Hints);
    }

    private Terminal Terminal => _composition.Terminal;

    /// <summary>Guides through the exercise.</summary>
    /// <returns>The exit code of the last verdict; 1 if the person left before there was one.</returns>
    public int Run()
    {
        try
        {
            Step("Story");
            Briefing.Write(Terminal.Console, _loaded.Scenario);
            Step("Observe");
            Observe();
            Step("Diagnose");
            var diagnosis = Diagnose();
            var last = MendAndVerify();
            Step("Debrief");
            var score = Graded("Weighing your diagnosis", grading => grading.Score(diagnosis.Value, grading.Unmended()));
            Debriefing.Write(Terminal.Console, _loaded, score, last, _conversation.HintsGiven);
        }
        catch (QuitException)
        {
            Terminal.Output.WriteLine("You have left the exercise.");
        }

        return _exitCode;
    }

    private void Step(string name)
    {
        Terminal.Output.WriteLine();
        Terminal.Output.WriteLine($"== {name} ==");
    }

    private void Observe()
    {
        var report = ScenarioRunner.Run(_composition, new RunOptions { Scenario = _options.Scenario, Seed = _options.ObservedSeed });
        new Observation(Terminal, _loaded, report).Run(_conversation);
    }

    private DiagnosisAnswer Diagnose()
    {
        var choices = DiagnosisChoices.Of(_loaded.Scenario.System);
        Terminal.Output.WriteLine("Where is the bottleneck?");
        for (var index = 0; index < choices.Count; index++)
            Terminal.Output.WriteLine(FormattableString.Invariant($"  {index + 1}. {choices[index]}"));
        Terminal.Output.WriteLine("  0. nowhere: nothing is wrong");
        return _conversation.Ask(
            "diagnose", FormattableString.Invariant($"Answer with a number from 0 to {choices.Count}."),
            answer => Numbered.Read(answer, choices.Count) is { } number ? new DiagnosisAnswer(number == 0 ? null : choices[number - 1]) : null);
    }

    private VerdictReport? MendAndVerify()
    {
        for (var attempt = 1; ; attempt++)
        {
            Step("Mend");
            var choice = Mend();
            Step("Verify");
            var report = Verify(choice);
            if (_exitCode == ExitCode.Success || attempt == MostAttempts || !WantsToTryAgain(MostAttempts - attempt))
                return report;
        }
    }

    private MendingChoice Mend()
    {
        var menu = _loaded.Menu.OrderBy(fix => fix.Name, StringComparer.Ordinal).ToList();
        Terminal.Output.WriteLine("What do you do about it?");
        for (var index = 0; index < menu.Count; index++)
            Terminal.Output.WriteLine(FormattableString.Invariant($"  {index + 1}. {menu[index].Title} ({menu[index].Name})"));
        Terminal.Output.WriteLine("  0. leave everything as it is");
        var help = FormattableString.Invariant($"Answer with a number from 0 to {menu.Count}, a name, or 'file PATH' for a file of changes of your own.");
        return _conversation.Ask("mend", help, answer => MendingAnswer.Read(answer, menu, _loaded, Terminal));
    }

    private VerdictReport? Verify(MendingChoice choice)
    {
        if (choice.Fix is { } fix)
        {
            var report = Graded($"Verifying {fix.Name}", grading => grading.Verify(fix));
            VerdictText.Write(Terminal.Console, report, fix.Title);
            _exitCode = FixVerification.ExitCodeOf(report.Verdict);
            return report;
        }

        var unmended = Graded("Verifying the system as it is", grading => grading.Unmended());
        Terminal.Output.WriteLine($"Left as it is, the objectives are {VerdictText.WordsOf(unmended.Verdict)}.");
        _exitCode = ExerciseGrading.ExitCodeOf(unmended);
        return null;
    }

    private bool WantsToTryAgain(int left)
    {
        Terminal.Output.WriteLine(FormattableString.Invariant($"Try something else? {left} more may be tried."));
        return _conversation.Ask("again", "Answer yes or no.", answer => answer is "yes" or "y" or "no" or "n" ? answer : null)[0] == 'y';
    }

    private T Graded<T>(string what, Func<ExerciseGrading, T> grade) => ProgressDisplay.WithCount(
        Terminal, what, progress => _grading.While(progress, grade));

    private sealed record DiagnosisAnswer(Diagnosis? Value);
}
