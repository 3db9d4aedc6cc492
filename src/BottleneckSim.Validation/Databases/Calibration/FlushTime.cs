using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Validation.Databases.Calibration;

/// <summary>What a flush of the log takes.</summary>
/// <param name="Processor">System call, journal, block layer: while they run the processor does nothing else.</param>
/// <param name="Disk">The rest, which the disk has.</param>
internal sealed record FlushTime(Duration Processor, Duration Disk)
{
    /// <summary>From what a lone client's commit takes with and without a flush.</summary>
    /// <param name="elapsed">Nanoseconds more with a flush.</param>
    /// <param name="busy">Nanoseconds more that the machine was busy.</param>
    public static FlushTime Of(double elapsed, double busy)
    {
        var processor = Math.Clamp(busy, 0, Math.Max(0, elapsed));
        return new FlushTime(Duration.FromNanoseconds((long)processor), Duration.FromNanoseconds((long)Math.Max(0, elapsed - processor)));
    }
}
