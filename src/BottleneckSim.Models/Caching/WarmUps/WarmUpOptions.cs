namespace BottleneckSim.Models.Caching.WarmUps;

/// <summary>How a restarted cache gets its entries back: from a snapshot or a warm neighbour, those that would go last first, while it serves.</summary>
/// <param name="BytesPerSecond">How fast they are loaded: 1 KB/s to 100 GB/s, default 100 MB/s (a Redis snapshot from a disk; keys and values in one stream).</param>
public sealed record WarmUpOptions(long BytesPerSecond = WarmUpOptions.DefaultBytesPerSecond)
{
    /// <summary>The speed where none is written.</summary>
    public const long DefaultBytesPerSecond = 100_000_000;
}
