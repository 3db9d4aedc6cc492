using System.Diagnostics.Metrics;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Telemetry.Catalogue;

namespace BottleneckSim.Telemetry.Instruments;

/// <summary>A node's disks.</summary>
internal static class DiskInstruments
{
    private const double NanosecondsPerSecond = 1e9;
    private static readonly Tag Read = new(AttributeKeys.DiskIoDirection, "read");
    private static readonly Tag Write = new(AttributeKeys.DiskIoDirection, "write");

    public static void Create(Meter meter, NodeResources resources)
    {
        meter.Observe(SystemMetrics.DiskIo, () => Directions(resources, static disk => (disk.ReadBytes, disk.WrittenBytes)));
        meter.Observe(SystemMetrics.DiskOperations, () => Directions(resources, static disk => (disk.ReadOperations, disk.WriteOperations)));
        meter.Observe(SystemMetrics.DiskIoTime, () =>
            from resource in resources.Of(ResourceKind.Disk)
            let disk = resource.Disk
            where disk.HasValue
            select new Measurement<double>(disk.GetValueOrDefault().BusyNanoseconds / NanosecondsPerSecond, Device(resource)));
        meter.Observe(SystemMetrics.DiskQueueLength, () =>
            resources.Measure([ResourceKind.Disk], AttributeKeys.SystemDevice, static disk => disk.Sample!.Value.Waiting));
    }

    private static IEnumerable<Measurement<double>> Directions(NodeResources resources, Func<DiskSampled, (long Read, long Write)> read)
    {
        foreach (var resource in resources.Of(ResourceKind.Disk))
        {
            if (resource.Disk is { } disk)
            {
                var (reads, writes) = read(disk);
                yield return new(reads, Device(resource), Read);
                yield return new(writes, Device(resource), Write);
            }
        }
    }

    private static Tag Device(SampledResource disk) => new(AttributeKeys.SystemDevice, disk.Name);
}
