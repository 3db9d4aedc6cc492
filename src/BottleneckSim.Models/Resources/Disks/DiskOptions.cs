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
    /// <summary>The most channels that a device may have.</summary>
    public const int MaximumChannels = 1_024;

    /// <summary>A solid-state drive: 4 KB random read in 150 µs, 1 MB sequential in 1 ms (Numbers, 2012), eight channels that share a large read.</summary>
    public static DiskOptions SolidState => new(
        8, Duration.FromMicroseconds(117), Duration.FromMicroseconds(10), 1_000_000_000 / 8, Duration.FromMicroseconds(500));

    /// <summary>
    /// A solid-state drive on PCI Express 3.0 x4: 4 KiB random reads, 15,000/s one at a time and some 480,000/s by 32 channels; 3.5 GB/s in sequence
    /// (data sheet of the Samsung 970 PRO 1 TB, 2018: 15,000/s at queue depth 1, 500,000/s at 32, 3,500 MB/s). Flush 50 µs: an assumption, for a drive whose
    /// buffer survives a loss of power; one without such protection takes about a millisecond.
    /// </summary>
    public static DiskOptions Nvme => new(
        32, Duration.FromMicroseconds(29), Duration.FromMicroseconds(5), 3_500_000_000 / 32, Duration.FromMicroseconds(50));

    /// <summary>A spinning disk: seek 10 ms (Numbers, 2012), 1 MB sequential in 20 ms, one arm.</summary>
    public static DiskOptions Spinning => new(
        1, Duration.FromMilliseconds(10), Duration.FromMicroseconds(100), 50_000_000, Duration.FromMilliseconds(10));
}
