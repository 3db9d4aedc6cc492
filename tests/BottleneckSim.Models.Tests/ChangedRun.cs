using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Engines;
using BottleneckSim.Observations.Changes;

namespace BottleneckSim.Models.Tests;

/// <summary>A run with changes at their instants.</summary>
internal static class ChangedRun
{
    /// <summary>Runs to an instant and samples once, there.</summary>
    public static void AdvanceAndSample(IEngine engine, double seconds, IEnumerable<(double AtSeconds, Change Change)> changes)
    {
        Advance(engine, seconds, changes, engine.AdvanceTo);
        engine.Sample();
    }

    /// <summary>Runs to an instant and samples every 100 ms, and at each change.</summary>
    public static void AdvanceSampling(IEngine engine, double seconds, IEnumerable<(double AtSeconds, Change Change)> changes) => Advance(engine, seconds, changes, to =>
    {
        while (engine.Now < to)
        {
            engine.AdvanceTo(Instant.Min(to, engine.Now + Duration.FromMilliseconds(100)));
            engine.Sample();
        }
    });

    private static void Advance(IEngine engine, double seconds, IEnumerable<(double AtSeconds, Change Change)> changes, Action<Instant> advanceTo)
    {
        foreach (var (at, change) in changes)
        {
            advanceTo(At(at));
            engine.Apply(change, ChangeOrigin.Operator);
        }

        advanceTo(At(seconds));
    }

    private static Instant At(double seconds) => Instant.FromNanoseconds((long)(seconds * 1e9));
}
