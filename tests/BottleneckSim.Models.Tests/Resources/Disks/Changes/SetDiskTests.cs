using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Replication;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Models.Resources.Disks.Changes;
using BottleneckSim.Models.Systems.Costs;
using BottleneckSim.Observations.Costs;

namespace BottleneckSim.Models.Tests.Resources.Disks.Changes;

public sealed class SetDiskTests
{
    [Fact]
    public void Work_in_the_disks_hands_ends_as_it_began_and_what_waits_is_done_by_the_new_disk()
    {
        var bench = new DiskBench(DiskBench.Of(1, random: 1_000, sequential: 1_000, bytesPerSecond: 1_000_000_000_000));
        var read = new DiskOperation { Tag = 0, Reads = 1 };
        bench.Start(0, read with { Tag = 1 }).Start(0, read with { Tag = 2 }).Start(0, read with { Tag = 3 });

        bench.Laboratory.At(500, () => bench.Disk.Configure(DiskBench.Of(1, random: 100, sequential: 100, bytesPerSecond: 1_000_000_000_000)));

        Assert.Equal("1@1000 2@1100 3@1200", bench.Run());
    }

    [Fact]
    public void More_channels_begin_at_once_with_what_waits_and_fewer_let_those_in_use_end()
    {
        var slow = DiskBench.Of(1, random: 1_000, sequential: 1_000, bytesPerSecond: 1_000_000_000_000);
        var read = new DiskOperation { Tag = 0, Reads = 1 };
        var wider = new DiskBench(slow).Start(0, read with { Tag = 1 }).Start(0, read with { Tag = 2 });
        wider.Laboratory.At(500, () => wider.Disk.Configure(slow with { Channels = 2 }));
        var narrower = new DiskBench(slow with { Channels = 2 }).Start(0, read with { Tag = 1 }).Start(0, read with { Tag = 2 }).Start(0, read with { Tag = 3 });
        narrower.Laboratory.At(500, () => narrower.Disk.Configure(slow));

        Assert.Equal("1@1000 2@1500", wider.Run());
        Assert.Equal("1@1000 2@1000 3@2000", narrower.Run());
    }

    [Fact]
    public void Another_kind_of_disk_has_another_price()
    {
        var system = Town.System;

        var spinning = new SetDisk("db", DiskOptions.Spinning).Apply(system);

        Assert.Equal((DiskKind.SolidState, DiskKind.Spinning), (MachineSizes.Of(system.Tiers["db"]).Disk, MachineSizes.Of(spinning.Tiers["db"]).Disk));
    }

    [Fact]
    public void Replicas_with_a_disk_of_their_own_keep_it()
    {
        var system = Town.System;
        var database = (DatabaseOptions)system.Tiers["db"] with { Replicas = new ReplicaOptions(1) { Disk = DiskOptions.Nvme } };
        system = system with { Tiers = system.Tiers.SetItem("db", database) };

        var spinning = new SetDisk("db", DiskOptions.Spinning).Apply(system).Tiers["db"];

        Assert.Equal((DiskKind.Spinning, DiskKind.Nvme), (MachineSizes.Of(spinning, 0).Disk, MachineSizes.Of(spinning, 1).Disk));
    }

    [Fact]
    public void A_tier_without_a_disk_is_refused_by_name()
    {
        var refusal = Assert.Throws<ChangeRefusedException>(() => new SetDisk("cache", DiskOptions.Nvme).Apply(Town.System));

        Assert.StartsWith("Tier 'cache' has no disk; those that have: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("db", refusal.Message, StringComparison.Ordinal);
    }
}
