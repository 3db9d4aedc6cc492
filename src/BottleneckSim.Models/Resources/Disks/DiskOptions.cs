using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Resources.Disks;

/// <summary>A storage device: parallel channels, a time for each access and a bandwidth.</summary>
/// <param name="Channels">Accesses the device works on at once: 1 to 1,024.</param>
/// <param name="RandomAccess">Time to position for an access that does not follow the one before it: 0 to 1 s.</param>
/// <param name="SequentialAccess">Time for one that does: 0 to 1 s.</param>
/// <param name="BytesPerSecond">Transfer rate of one channel: 1,000 to 10¹².</param>
/// <param name="Flush">Time of a flush to stable storage (fsync): 0 to 10 s.</param>
public sealed record DiskOptions(int Channels, Duration RandomAccess, Duration SequentialAccess, long BytesPerSecond, Duration Flush)
{
    /// <summary>A solid-state drive: 4 KB random read in 150 µs, 1 MB sequential in 1 ms (Numbers, 2012), eight channels that share a large read.</summary>
    public static DiskOptions SolidState => new(
        8, Duration.FromMicroseconds(117), Duration.FromMicroseconds(10), 1_000_000_000 / 8, Duration.FromMicroseconds(500));

    /// <summary>A spinning disk: seek 10 ms (Numbers, 2012), 1 MB sequential in 20 ms, one arm.</summary>
    public static DiskOptions Spinning => new(
        1, Duration.FromMilliseconds(10), Duration.FromMicroseconds(100), 50_000_000, Duration.FromMilliseconds(10));
}
