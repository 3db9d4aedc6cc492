using BottleneckSim.Grading.Runs;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Robustness.Generation;
using BottleneckSim.Validation.Suites;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Validation.Robustness.Systems;

/// <summary>Many random systems with random changes.</summary>
internal static class RandomSystems
{
    /// <summary>The seed of the generator: fixed before the first run.</summary>
    public const ulong Seed = 20_261_122;

    private const ulong Gamma = 0x9e37_79b9_7f4a_7c15;
    private const int Block = 250;
    private const int Size = 50;
    private const int KeptFailures = 20;
    private static readonly Duration Length = Duration.FromSeconds(10);

    /// <summary>The rows of so many systems; files of failures are kept in a folder.</summary>
    public static IEnumerable<ValidationRow> Rows(int systems, string folder, Action<double> done, ValidationContext context)
    {
        var trial = new SystemTrial(Length);
        List<SystemOutcome> outcomes = [];
        var kept = 0;
        foreach (var (scenario, outcome) in Blocks(systems).SelectMany(block => block.Zip(Parallelism.OnePerProcessor.Map(block, trial.Run, context.Cancellation))))
        {
            outcomes.Add(outcome);
            done(outcomes.Count / (double)systems);
            if (outcome.Verdict is not (SystemVerdict.Sound or SystemVerdict.CutShort) && kept++ < KeptFailures)
                Keep(folder, outcomes.Count, scenario, outcome);
        }

        const string Group = "Random systems with random changes";
        yield return RobustnessRow.None(Group, "files refused by the reader", outcomes, SystemVerdict.Refused);
        yield return RobustnessRow.None(Group, "runs with a broken invariant", outcomes, SystemVerdict.Broken);
        yield return RobustnessRow.None(Group, "runs whose digest did not repeat", outcomes, SystemVerdict.NotRepeatable);
        yield return RobustnessRow.None(Group, "runs that ended with an exception", outcomes, SystemVerdict.Crashed);
        yield return RobustnessRow.Reported(Group, "runs cut short at 20 million events", outcomes.Count(outcome => outcome.Verdict == SystemVerdict.CutShort), "of " + Number(outcomes.Count));
        yield return RobustnessRow.Reported(Group, "changes made to running systems", outcomes.Sum(outcome => outcome.ChangesMade), "in all runs");
        yield return RobustnessRow.Reported(Group, "events", outcomes.Sum(outcome => outcome.Events), "in the first run of each system");
    }

    /// <summary>Blocks of scenarios, each from a seed of its own, so that no more than a block is in memory.</summary>
    public static IEnumerable<RandomScenario[]> Blocks(int systems)
    {
        var any = AnyScenario.For((int)(Length.Nanoseconds / 1_000_000));
        for (var start = 0; start < systems; start += Block)
            yield return [.. any.Sample(Math.Min(Block, systems - start), new Rnd(Seed + (ulong)start, Gamma), Size)];
    }

    private static void Keep(string folder, int number, RandomScenario scenario, SystemOutcome outcome)
    {
        Directory.CreateDirectory(folder);
        var head = $"# {outcome.Verdict}, seed {Number((long)scenario.Seed)}: {outcome.Detail.ReplaceLineEndings("\n# ")}\n";
        File.WriteAllText(Path.Combine(folder, FormattableString.Invariant($"system-{number}.yaml")), head + scenario.Text + string.Concat(scenario.Changes.Select(change => "\n# " + change.ReplaceLineEndings("\n# "))));
    }

    private static string Number(long value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
