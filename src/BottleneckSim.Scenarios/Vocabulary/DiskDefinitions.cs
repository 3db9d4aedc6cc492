using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>A storage device.</summary>
internal static class DiskDefinitions
{
    private static readonly Shape<Duration> Access = Quantity.Duration("1us", "10s");

    private static readonly Key<int> Channels =
        Key.Required("channels", Quantity.Count("channels", "1", "1024"), "Operations that the device works on at once.");

    private static readonly Key<Duration> Random =
        Key.Required("random-access", Access, "Time to position for a read or write that does not follow the one before it.");

    private static readonly Key<Duration> Sequential = Key.Required("sequential-access", Access, "Time to position for one that does.");

    private static readonly Key<long> Bandwidth =
        Key.Required("bandwidth", Quantity.Bandwidth("1KB/s", "1TB/s"), "Transfer rate of one channel.");

    private static readonly Key<Duration> Flush = Key.Required("flush", Access, "Time of a flush to stable storage.");

    private static readonly Mapping<DiskOptions> Own = new(
        "disk",
        "A storage device by its figures. `ssd` is a solid-state drive: 8 channels, 117us, 10us, 125MB/s, flush 500us; "
            + "`nvme` one on PCI Express: 32 channels, 29us, 5us, 109.375MB/s, flush 50us; `hdd` a spinning disk: 1 channel, 10ms, 100us, 50MB/s, flush 10ms.",
        [Channels, Random, Sequential, Bandwidth, Flush],
        values => new DiskOptions(
            values.Get(Channels), values.Get(Random), values.Get(Sequential), values.Get(Bandwidth), values.Get(Flush)));

    public static Shape<DiskOptions> Disk { get; } = new ChoiceShape<DiskOptions>("disk or its name", [Own])
    {
        Single = new WordShape<DiskOptions>(("ssd", DiskOptions.SolidState), ("nvme", DiskOptions.Nvme), ("hdd", DiskOptions.Spinning)),
    };
}
