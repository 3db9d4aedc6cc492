using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Resources.Disks;

/// <summary>Something to be done by a disk.</summary>
public readonly record struct DiskOperation
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>Given back when it is done.</summary>
    public required long Tag { get; init; }

    /// <summary>Accesses for reading.</summary>
    public int Reads { get; init; }

    /// <summary>Accesses for writing.</summary>
    public int Writes { get; init; }

    /// <summary>Bytes read.</summary>
    public long ReadBytes { get; init; }

    /// <summary>Bytes written.</summary>
    public long WrittenBytes { get; init; }

    /// <summary>
    /// The stream of adjacent accesses that it belongs to, above 0: when the operation before it was of the same stream, it does not have to
    /// position anew. 0 means that it stands alone.
    /// </summary>
    public long Stream { get; init; }

    /// <summary>Channels that may work on it at once: a large read is striped over them. At least 1, default 1.</summary>
    public int Stripes { get; init; } = 1;

    /// <summary>Whether it ends with a flush to stable storage.</summary>
    public bool IsFlushed { get; init; }

    /// <summary>An operation with nothing to do.</summary>
    public DiskOperation()
    {
    }

    /// <summary>Time that a channel needs for one of its stripes, rounded up.</summary>
    /// <param name="options">The device.</param>
    /// <param name="follows">Whether it continues where the device stands.</param>
    public Duration StripeTime(DiskOptions options, bool follows)
    {
        var accesses = PerStripe(Reads + Writes);
        var bytes = PerStripe(ReadBytes + WrittenBytes);
        var access = follows ? options.SequentialAccess : options.RandomAccess;
        var transfer = MultiplyDivide.Ceiling(bytes, NanosecondsPerSecond, options.BytesPerSecond);
        var flush = IsFlushed ? options.Flush.Nanoseconds : 0;
        return Duration.FromNanoseconds(Math.Max(1, (accesses * access.Nanoseconds) + transfer + flush));
    }

    /// <summary>What falls to one stripe, rounded up; most operations have only one, and divisions are slow.</summary>
    private long PerStripe(long whole) => Stripes == 1 ? whole : (whole + Stripes - 1) / Stripes;
}
