using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Resources.Disks;

/// <summary>A storage device: parallel channels, a time for each access and a bandwidth.</summary>
/// <param name="Channels">Operations the device works on at once: 1 to 1,024.</param>
/// <param name="RandomAccess">Time to position for a read or write that does not follow the one before it.</param>
/// <param name="SequentialAccess">Time for one that does.</param>
/// <param name="BytesPerSecond">Transfer rate of one channel.</param>
/// <param name="Flush">Time of a flush to stable storage (fsync).</param>
public sealed record DiskOptions(int Channels, Duration RandomAccess, Duration SequentialAccess, long BytesPerSecond, Duration Flush)
{
    /// <summary>A solid-state drive: 4 KB random read 150 µs (Numbers, 2012), 1 MB sequential in 1 ms, eight channels.</summary>
    public static DiskOptions SolidState => new(
        8, Duration.FromMicroseconds(150), Duration.FromMicroseconds(10), 1_000_000_000 / 8, Duration.FromMicroseconds(500));

    /// <summary>A spinning disk: seek 10 ms (Numbers, 2012), 1 MB sequential in 20 ms, one arm.</summary>
    public static DiskOptions Spinning => new(
        1, Duration.FromMilliseconds(10), Duration.FromMicroseconds(100), 50_000_000, Duration.FromMilliseconds(10));
}
