using System.Collections.Immutable;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Replication;
using BottleneckSim.Models.Databases.Replication.Changes;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Systems.Costs;
using BottleneckSim.Observations.Costs;

namespace BottleneckSim.Models.Tests.Databases;

/// <summary>What a database's storage costs, as it is described.</summary>
public class DiskPriceTests
{
    private static readonly PriceList Prices = new(ImmutableSortedDictionary.Create<string, TierPrice>(StringComparer.Ordinal)) { Disks = new DiskPrices(0.01m, 0.04m, 0.005m) };

    [Fact]
    public void Each_node_pays_for_its_own_disk()
    {
        var database = Replication.Replicated.Database(null, Replication.Replicated.Read) with { Disk = DiskOptions.SolidState, DiskBytes = 100L << 30 };

        Assert.Equal(1m, PerHour(database));
        Assert.Equal(4m, PerHour(database with { Disk = DiskOptions.Nvme }));
        Assert.Equal(0m, PerHour(database with { Disk = DiskOptions.SolidState with { Channels = 9 } }));
        Assert.Equal(0m, PerHour(database with { DiskBytes = 0 }));
        Assert.Equal(1m + (2 * 0.5m), PerHour(database with { Replicas = new ReplicaOptions(2) { Disk = DiskOptions.Spinning } }));
    }

    [Fact]
    public void A_change_that_adds_disks_changes_the_bill_and_its_inverse_takes_that_back()
    {
        var system = Shop.System(Replication.Replicated.Database(null, Replication.Replicated.Read) with { Disk = DiskOptions.SolidState, DiskBytes = 100L << 30 }, 1);
        var change = new AddReplicas("db", 2);

        Assert.Equal(3m, SystemCost.PerHour(change.Apply(system), Documented(system)));
        Assert.Equal(1m, SystemCost.PerHour(change.Inverse(system).Apply(change.Apply(system)), Documented(system)));
    }

    private static decimal PerHour(DatabaseOptions database)
    {
        var system = Shop.System(database, 1);
        return SystemCost.PerHour(system, Documented(system));
    }

    private static PriceList Documented(SystemDescription system) => Prices with { Documented = [.. system.Tiers.Keys] };
}
