using BottleneckSim.Grading.Statistics;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Validation.Reports;

namespace BottleneckSim.Validation.Speed;

/// <summary>The memory of a run with very many requests in flight.</summary>
internal static class MemoryMeasurement
{
    private const double Megabyte = 1e6;
    private const double TargetMegabytes = 600;
    private const double PerSecond = 20_000;

    /// <summary>Fills a system until as many requests are in flight as wished, and reads what the garbage collector has committed.</summary>
    public static ValidationRow Row(long inFlight)
    {
        var fill = Duration.FromNanoseconds((long)(inFlight / PerSecond * 1e9));
        var sink = new InFlightSink();
        using var engine = new SequentialEngine(SpeedSystems.Crowd(PerSecond, fill * 2), 1, sink);
        GC.Collect();
        var before = GC.GetGCMemoryInfo(GCKind.FullBlocking).TotalCommittedBytes;
        var peak = 0L;
        for (var tenth = 1; tenth <= 10; tenth++)
        {
            engine.AdvanceTo(Instant.Zero + (fill * tenth / 10));
            peak = Math.Max(peak, GC.GetGCMemoryInfo(GCKind.Any).TotalCommittedBytes);
        }

        GC.Collect(); // The last look must see what was committed since the last collection.
        peak = Math.Max(peak, GC.GetGCMemoryInfo(GCKind.Any).TotalCommittedBytes);
        var megabytes = peak / Megabyte;
        return SpeedRow.AtMost(
            "Memory", FormattableString.Invariant($"{sink.InFlight:N0} requests in flight"), "memory committed by the process's heap", "MB",
            new Estimate(megabytes, new Interval(megabytes, megabytes), 1), TargetMegabytes,
            FormattableString.Invariant($"{(peak - before) / (double)Math.Max(1, sink.InFlight):F0} bytes a request above the {before / Megabyte:F0} MB of the empty run"));
    }
}
