using System.Diagnostics;
using BottleneckSim.Grading.Runs;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Reading;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Robustness.Generation;
using BottleneckSim.Validation.Robustness.Systems;
using BottleneckSim.Validation.Suites;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Validation.Robustness.Damage;

/// <summary>Many damaged scenario files: each is read, or refused with places; none crashes the reader or takes long.</summary>
internal static class DamagedFiles
{
    private const ulong Seed = 20_261_123;
    private const ulong Gamma = 0x9e37_79b9_7f4a_7c15;
    private const int Block = 500;
    private const int Size = 50;
    private const int Damages = 10;
    private const double MostMegabytes = 512;
    private const double MostSeconds = 2;
    private const int Repeats = 3;

    /// <summary>The rows of so many files.</summary>
    public static IEnumerable<ValidationRow> Rows(int files, string folder, Action<double> done, ValidationContext context)
    {
        var journal = new OutcomeJournal<FileOutcome>(Path.Combine(folder, "files.unfinished"));
        for (var start = journal.Outcomes.Count; start < files; start += Block)
        {
            var plans = AnyScenario.Plans.Sample(Block / Damages, new Rnd(Seed + (ulong)start, Gamma), Size).ToList();
            var mutations = Mutation.Some.Sample(Block, new Rnd(Seed + (ulong)start, Gamma), Size).ToList();
            var outcomes = Parallelism.OnePerProcessor.Map([.. plans.Zip(mutations.Chunk(Damages))], pair => Read(pair.First, pair.Second), context.Cancellation);
            journal.Add([.. outcomes.SelectMany(outcome => outcome)]);
            done(Math.Min(1, journal.Outcomes.Count / (double)files));
        }

        journal.Close();
        return Rows(journal.Outcomes);
    }

    private static IEnumerable<ValidationRow> Rows(IReadOnlyCollection<FileOutcome> outcomes)
    {
        const string Group = "Damaged scenario files";
        var crash = outcomes.FirstOrDefault(outcome => outcome.Crash.Length > 0);
        yield return RobustnessRow.None(Group, "files that crash the reader", outcomes.Count(outcome => outcome.Crash.Length > 0), outcomes.Count, crash?.Crash.Split('\n')[0] ?? string.Empty);
        yield return RobustnessRow.None(Group, "refusals without a place", outcomes.Count(outcome => outcome is { IsRefused: true, HasPlaces: false }), outcomes.Count(outcome => outcome.IsRefused), string.Empty);
        yield return RobustnessRow.AtMost(Group, "longest time of a file", "s", outcomes.Max(outcome => outcome.Seconds), MostSeconds, "by the clock, the best of three where the first took over 2 s");
        yield return RobustnessRow.AtMost(Group, "most memory allocated for a file", "MB", outcomes.Max(outcome => outcome.AllocatedBytes) / 1e6, MostMegabytes, "all that was allocated, collected or not");
        yield return RobustnessRow.Reported(Group, "files refused", outcomes.Count(outcome => outcome.IsRefused), FormattableString.Invariant($"of {outcomes.Count:N0}; the others are still valid"));
    }

    /// <summary>One grown scenario, damaged in several ways.</summary>
    private static FileOutcome[] Read(RandomPlan plan, Mutation[][] damages)
    {
        var text = plan.Grow(RandomSystems.RunMilliseconds).Text;
        return [.. damages.Select(damage => Read(damage.Aggregate(text, (damaged, mutation) => mutation.Apply(damaged))))];
    }

    private static FileOutcome Read(string text)
    {
        var outcome = ReadOnce(text);
        for (var repeat = 1; repeat < Repeats && outcome.Seconds > MostSeconds; repeat++)
            outcome = ReadOnce(text) is { } again && again.Seconds < outcome.Seconds ? again : outcome; // The machine may have been busy.
        return outcome;
    }

    private static FileOutcome ReadOnce(string text)
    {
        var clock = Stopwatch.StartNew();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            var read = ScenarioReader.ReadText(text, "damaged.yaml");
            var places = read.Mistakes.All(mistake => mistake is { Line: >= 1, Column: >= 1 });
            return new FileOutcome(read.Value is null, places && (read.Value is not null || !read.Mistakes.IsEmpty), string.Empty, clock.Elapsed.TotalSeconds, GC.GetAllocatedBytesForCurrentThread() - allocated);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return new FileOutcome(false, false, exception.ToString(), clock.Elapsed.TotalSeconds, GC.GetAllocatedBytesForCurrentThread() - allocated);
        }
    }
}
