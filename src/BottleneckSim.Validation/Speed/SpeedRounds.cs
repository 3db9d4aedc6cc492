using System.Diagnostics;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Engines.Sequential;

namespace BottleneckSim.Validation.Speed;

/// <summary>Measures several cases in turns within one process, so that what slows the machine slows all of them.</summary>
/// <remarks>
/// <code>
/// round 1: case A, case B, case C     a ratio is formed within each round, the interval over the rounds
/// round 2: case B, case C, case A
/// </code>
/// </remarks>
internal static class SpeedRounds
{
    private const ulong Seed = 1;
    private const int WarmUpShare = 10;

    /// <summary>The samples of each case, a round each.</summary>
    public static SpeedSample[][] Run(IReadOnlyList<SpeedCase> cases, int rounds, CancellationToken cancellation)
    {
        var samples = cases.Select(_ => new SpeedSample[rounds]).ToArray();
        foreach (var one in cases)
            Measure(one with { Requests = Math.Max(1, one.Requests / WarmUpShare) }); // The just-in-time compiler is done.
        for (var round = 0; round < rounds; round++)
        {
            for (var turn = 0; turn < cases.Count; turn++)
            {
                cancellation.ThrowIfCancellationRequested();
                var index = (round + turn) % cases.Count;
                samples[index][round] = Measure(cases[index]);
            }
        }

        return samples;
    }

    public static SpeedSample Measure(SpeedCase one)
    {
        var length = Duration.FromNanoseconds((long)(one.Requests / one.PerSecond * 1e9));
        var warmUp = length / WarmUpShare;
        using var engine = new SequentialEngine(one.System, Seed, one.NewSink());
        engine.AdvanceTo(Instant.Zero + warmUp); // Arrays have their sizes.
        var events = engine.HandledEvents;
        GC.Collect(); // What the round before left must not be collected in this one.
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        using var process = Process.GetCurrentProcess();
        var processor = process.TotalProcessorTime; // Other programs on the machine do not count.
        engine.AdvanceTo(Instant.Zero + warmUp + length);
        process.Refresh();
        var seconds = (process.TotalProcessorTime - processor).TotalSeconds;
        return new SpeedSample(one.Requests, engine.HandledEvents - events, seconds, GC.GetAllocatedBytesForCurrentThread() - allocated);
    }
}
