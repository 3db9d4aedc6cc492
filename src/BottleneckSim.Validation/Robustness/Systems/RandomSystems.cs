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

    /// <summary>The length of a run.</summary>
    public const int RunMilliseconds = 10_000;

    private const ulong Gamma = 0x9e37_79b9_7f4a_7c15;
    private const int Block = 50;
    private const int Size = 50;
    private const int KeptFailures = 20;

    /// <summary>The rows of so many systems; files of failures are kept in a folder.</summary>
    public static IEnumerable<ValidationRow> Rows(int systems, string folder, Action<double> done, ValidationContext context)
    {
        var trial = new SystemTrial(Duration.FromMilliseconds(RunMilliseconds));
        var journal = new OutcomeJournal<SystemOutcome>(Path.Combine(folder, "systems.unfinished"));
        foreach (var block in Blocks(systems).Skip(journal.Outcomes.Count / Block))
        {
            var results = Parallelism.OnePerProcessor.Map(block, plan => Try(plan, trial), context.Cancellation);
            foreach (var (index, (scenario, outcome)) in results.Index())
            {
                if (outcome.IsFailure && journal.Outcomes.Count(earlier => earlier.IsFailure) < KeptFailures)
                    FailureFile.Write(folder, journal.Outcomes.Count + index, FailureFile.Smallest(scenario, outcome, trial), outcome);
            }

            journal.Add([.. results.Select(result => result.Outcome)]);
            done(journal.Outcomes.Count / (double)systems);
        }

        journal.Close();
        return Rows(journal.Outcomes);
    }

    /// <summary>Blocks of plans, each from a seed of its own, so that no more than a block is in memory.</summary>
    public static IEnumerable<RandomPlan[]> Blocks(int systems)
    {
        for (var start = 0; start < systems; start += Block)
            yield return [.. AnyScenario.Plans.Sample(Math.Min(Block, systems - start), new Rnd(Seed + (ulong)start, Gamma), Size)];
    }

    private static (RandomScenario Scenario, SystemOutcome Outcome) Try(RandomPlan plan, SystemTrial trial)
    {
        var scenario = plan.Grow(RunMilliseconds);
        return (scenario, trial.Run(scenario));
    }

    private static IEnumerable<ValidationRow> Rows(IReadOnlyList<SystemOutcome> outcomes)
    {
        const string Group = "Random systems with random changes";
        yield return RobustnessRow.None(Group, "files refused by the reader", outcomes, SystemVerdict.Refused);
        yield return RobustnessRow.None(Group, "runs with a broken invariant", outcomes, SystemVerdict.Broken);
        yield return RobustnessRow.None(Group, "runs whose digest did not repeat", outcomes, SystemVerdict.NotRepeatable);
        yield return RobustnessRow.None(Group, "runs that ended with an exception", outcomes, SystemVerdict.Crashed);
        yield return RobustnessRow.None(Group, FormattableString.Invariant($"runs cut short at {SystemTrial.MostEvents / 1e6} million events"), outcomes, SystemVerdict.CutShort);
        yield return RobustnessRow.Reported(Group, "changes made to running systems", outcomes.Sum(outcome => outcome.ChangesMade), "in all runs");
        yield return RobustnessRow.Reported(Group, "events", outcomes.Sum(outcome => outcome.Events), "in the first run of each system");
    }
}
