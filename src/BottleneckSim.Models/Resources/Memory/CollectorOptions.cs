using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Resources.Memory;

/// <summary>A generational, stop-the-world garbage collector.</summary>
/// <remarks>
/// <code>
/// allocate ──► young generation ──full──► minor collection: what requests still hold is copied on  ──► old generation
///                                         pause = fixed + survivors ÷ rate                              │ grown by the factor
///                                         major collection: everything that lives is marked       ◄─────┘
///                                         pause = fixed + live set ÷ rate
/// </code>
/// A collection uses all cores of the node and stops everything that computes. The more lives, the longer the pause; the more is allocated, the more often.
/// Sources: Ungar, Generation Scavenging (1984); Jones, Hosking and Moss, The Garbage Collection Handbook (2011), chapters 2, 4 and 9. Defaults: young generation
/// and growth in the range of server collectors; a rate of 1 GiB/s is an assumption for several cores (measure your own).
/// </remarks>
/// <param name="YoungBytes">Size of the young generation: 64 KiB to 1 TiB, default 64 MiB.</param>
/// <param name="Fixed">What every collection takes at least: 0 to 10 s, default 500 µs.</param>
/// <param name="BytesPerSecond">How fast living bytes are marked and copied: 1 MiB/s to 1 TiB/s, default 1 GiB/s.</param>
/// <param name="GrowthFactor">The old generation is collected when it is this many times as large as what lived in it last time: 1.1 to 10, default 2.</param>
public sealed record CollectorOptions(long YoungBytes, Duration Fixed, long BytesPerSecond, double GrowthFactor)
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>The defaults.</summary>
    public static CollectorOptions Default { get; } = new(64L << 20, Duration.FromMicroseconds(500), 1L << 30, 2);

    /// <summary>How long a collection stops the world.</summary>
    /// <param name="livingBytes">What lives and must be marked or copied.</param>
    public Duration PauseFor(long livingBytes) =>
        Fixed + Duration.FromNanoseconds((long)((((Int128)livingBytes * NanosecondsPerSecond) + BytesPerSecond - 1) / BytesPerSecond));
}
