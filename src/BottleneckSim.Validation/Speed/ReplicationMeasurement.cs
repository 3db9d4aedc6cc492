using System.Diagnostics;
using BottleneckSim.Grading.Runs;
using BottleneckSim.Grading.Statistics;
using BottleneckSim.Validation.Reports;

namespace BottleneckSim.Validation.Speed;

/// <summary>How much faster independent replications are on all cores than on one, beside what the machine itself allows.</summary>
/// <remarks>
/// <code>
/// a round:  runs one after another │ the same runs on all cores │ a pure computation, one after another │ the same on all cores
/// </code>
/// Virtual cores may be two halves of one, and neighbours take their part: the pure computation, which shares no memory, says what linear is here.
/// </remarks>
internal static class ReplicationMeasurement
{
    private const double LinearTarget = 0.9;
    private const int RunsPerProcessor = 2;
    private const long SpinRounds = 150_000_000;

    public static IEnumerable<ValidationRow> Rows(SpeedSize size, CancellationToken cancellation)
    {
        var processors = Environment.ProcessorCount;
        var one = new SpeedCase("shop", SpeedSystems.Shop, SpeedSystems.ShopPerSecond, size.ReplicationRequests);
        List<double> runs = [], spins = [], ratios = [];
        Elapsed(1, processors, () => SpeedRounds.Measure(one));
        for (var round = 0; round < size.Rounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            var spin = Elapsed(1, processors, Spin) / Elapsed(processors, processors, Spin);
            var run = Elapsed(1, processors, () => SpeedRounds.Measure(one)) / Elapsed(processors, processors, () => SpeedRounds.Measure(one));
            runs.Add(run);
            spins.Add(spin);
            ratios.Add(run / spin);
        }

        const string Group = "Replications on all cores";
        yield return SpeedRow.Reported(Group, FormattableString.Invariant($"{processors} cores, pure computation"), "speed-up by elapsed time", "×", spins.Average(), "what the machine allows");
        yield return SpeedRow.Reported(Group, FormattableString.Invariant($"{processors} cores, shop"), "speed-up by elapsed time", "×", runs.Average(), "independent seeds");
        yield return SpeedRow.AtLeast(
            Group, FormattableString.Invariant($"{processors} cores, shop against pure computation"), "share of the machine's own speed-up", "ratio",
            StudentInterval.Of(ratios, SpeedFigures.Confidence), LinearTarget);
    }

    private static double Elapsed(int parallel, int processors, Action work)
    {
        var clock = Stopwatch.StartNew();
        new Parallelism(parallel).Map(Enumerable.Range(0, RunsPerProcessor * processors).ToArray(), _ =>
        {
            work();
            return true;
        });
        return clock.Elapsed.TotalSeconds;
    }

    private static void Spin()
    {
        var state = 1UL;
        for (var index = 0L; index < SpinRounds; index++)
            state = (state * 6_364_136_223_846_793_005) + 1_442_695_040_888_963_407;
        if (state == 0)
            throw new UnreachableException("A linear congruential generator of full period from 1 does not reach 0 in so few steps.");
    }
}
