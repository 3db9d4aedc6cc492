using System.Diagnostics;
using BottleneckSim.Grading.Runs;
using BottleneckSim.Grading.Statistics;
using BottleneckSim.Validation.Reports;

namespace BottleneckSim.Validation.Speed;

/// <summary>How much faster independent replications are on all cores than on one, beside what the machine itself allows.</summary>
/// <remarks>
/// <code>
/// a round:  runs one after another │ on all cores │ on all cores │ one after another ║ the same with a pure computation
/// on all cores:  core 1 ├ run 1 ┤├ run 3 ┤├ run 4 ┤ …      handed out one by one, several a core, as by a verdict
///                core 2 ├── run 2 ──┤├ run 5 ┤ …
/// </code>
/// With a single run a core the slower of them would set the time: what disturbs one core would count as a want of speed-up.
/// Virtual cores may be two halves of one, and neighbours take their part: the pure computation, which shares no memory, says what linear is here.
/// </remarks>
internal static class ReplicationMeasurement
{
    private const double LinearTarget = 0.9;

    /// <summary>Runs a core: on two cores as many as the first look of a verdict takes, five seeds with the fix and without.</summary>
    private const int RunsPerProcessor = 5;

    /// <summary>So that the pure computation takes about as long as the runs.</summary>
    private const long SpinRoundsPerRequest = 4_000;

    public static IEnumerable<ValidationRow> Rows(SpeedSize size, CancellationToken cancellation)
    {
        var processors = Environment.ProcessorCount;
        var one = new SpeedCase("shop", SpeedSystems.Shop, SpeedSystems.ShopPerSecond, size.ReplicationRequests);
        List<double> runs = [], spins = [];
        var spinRounds = size.ReplicationRequests * SpinRoundsPerRequest;
        for (var round = -1; round < size.ReplicationRounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            var run = SpeedUp(processors, () => SpeedRounds.Measure(one));
            var spin = SpeedUp(processors, () => Spin(spinRounds));
            if (round < 0)
                continue; // The just-in-time compiler was at work.
            runs.Add(run);
            spins.Add(spin);
        }

        const string Group = "Replications on all cores";
        yield return SpeedRow.Reported(Group, FormattableString.Invariant($"{processors} cores, pure computation"), "speed-up by elapsed time", "×", SpeedFigures.Of(spins), "what the machine allows");
        yield return SpeedRow.Reported(Group, FormattableString.Invariant($"{processors} cores, shop"), "speed-up by elapsed time", "×", SpeedFigures.Of(runs), "runs that share nothing");
        yield return SpeedRow.AtLeast(
            Group, FormattableString.Invariant($"{processors} cores, shop against pure computation"), "share of the machine's own speed-up", "ratio",
            SpeedFigures.Of(runs.Zip(spins, (run, spin) => run / spin)), LinearTarget);
    }

    /// <summary>How many times faster the same runs are side by side: before and after in mirrored order.</summary>
    private static double SpeedUp(int processors, Action work)
    {
        var runs = processors * RunsPerProcessor;
        var (first, second) = (Elapsed(1, runs, work), Elapsed(processors, runs, work));
        var (third, fourth) = (Elapsed(processors, runs, work), Elapsed(1, runs, work));
        return (first + fourth) / (second + third);
    }

    private static double Elapsed(int parallel, int runs, Action work)
    {
        var clock = Stopwatch.StartNew();
        new Parallelism(parallel).Map(Enumerable.Range(0, runs).ToArray(), _ =>
        {
            work();
            return true;
        });
        return clock.Elapsed.TotalSeconds;
    }

    private static void Spin(long rounds)
    {
        var state = 1UL;
        for (var index = 0L; index < rounds; index++)
            state = (state * 6_364_136_223_846_793_005) + 1_442_695_040_888_963_407;
        if (state == 0)
            throw new UnreachableException("A linear congruential generator of full period from 1 does not reach 0 in so few steps.");
    }
}
