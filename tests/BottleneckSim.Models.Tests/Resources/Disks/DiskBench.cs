using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Models.Tests.Nodes;

namespace BottleneckSim.Models.Tests.Resources.Disks;

/// <summary>A disk in a laboratory and its completions.</summary>
internal sealed class DiskBench : IDiskClient
{
    private const int Timer = 0;

    public DiskBench(DiskOptions options)
    {
        Disk = new Disk(Laboratory, this, Laboratory.Sink, 0, Timer);
        Laboratory.Timers[Timer] = Disk.OnTimer;
        Disk.Configure(options);
    }

    public Laboratory Laboratory { get; } = Laboratory.With();

    public Disk Disk { get; }

    /// <summary>What is done when an operation ends, besides noting it.</summary>
    public Action<long>? WhenDone { get; set; }

    /// <summary>Tag and instant of every completion, in order.</summary>
    public List<(long Tag, long Nanoseconds)> Done { get; } = [];

    public static DiskOptions Of(int channels, int random, int sequential, long bytesPerSecond, int flush = 0) => new(
        channels, Duration.FromNanoseconds(random), Duration.FromNanoseconds(sequential), bytesPerSecond, Duration.FromNanoseconds(flush));

    public DiskBench Start(long at, DiskOperation operation)
    {
        Laboratory.At(at, () => Disk.Start(operation));
        return this;
    }

    public string Run(long until = long.MaxValue)
    {
        Laboratory.Run(until);
        return string.Join(' ', Done.Select(done => $"{done.Tag}@{done.Nanoseconds}"));
    }

    void IDiskClient.OnDiskDone(long tag)
    {
        Done.Add((tag, Laboratory.Now.Nanoseconds));
        WhenDone?.Invoke(tag);
    }
}
