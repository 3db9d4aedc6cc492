using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Caching.Coalescing;

/// <summary>Request coalescing (single flight): one miss of a key is in flight, later ones wait for its value.</summary>
/// <param name="MaximumWaiting">Look-ups of one key that may wait: 1 to 1,000,000, default 1,000; more are misses at once.</param>
/// <param name="Lease">How long the one in flight may take before the next takes over: 1 ms to 1 h; null means <see cref="DefaultLease"/>.</param>
public sealed record CoalescingOptions(int MaximumWaiting = CoalescingOptions.DefaultWaiting, Duration? Lease = null)
{
    /// <summary>Waiting look-ups of one key where none are written.</summary>
    public const int DefaultWaiting = 1_000;

    /// <summary>The lease where none is written: 10 s, as memcached's lease tokens at Facebook (Nishtala et al., Scaling Memcache at Facebook, NSDI 2013, section 3.2.1).</summary>
    public static Duration DefaultLease => Duration.FromSeconds(10);
}
