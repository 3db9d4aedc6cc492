using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Connections;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Tests.Resources.Connections;

public class ConnectionSetUpTests
{
    private static readonly ConnectionSetUp ThreeTrips = new(3, Duration.Zero);

    [Fact]
    public void A_pool_that_has_been_running_is_open_and_costs_nothing() =>
        Assert.All(Record.Of(Called(1, everyMilliseconds: 20), 1).Finished, fact => Assert.Equal(14, fact.Latency.Milliseconds()));

    [Fact]
    public void Overflow_is_opened_when_all_are_in_use_and_bounds_them() // the second pays three round trips of 2 ms, the fourth waits for it
    {
        var record = Record.Of(Called(1, everyMilliseconds: 8, overflow: 1), 0.1);
        Assert.Equal([14.0, 20, 14, 16, 14], record.Finished.OrderBy(fact => fact.Issued).Take(5).Select(fact => fact.Latency.Milliseconds()));
    }

    [Fact]
    public void Connections_that_are_too_old_or_idle_for_too_long_are_opened_anew()
    {
        var old = Record.Of(Called(1, 20, lifetime: Duration.FromSeconds(1)), 3.2).Finished;
        Assert.Equal(3, old.Count(fact => fact.Latency.Milliseconds() == 20));
        var idle = Record.Of(Called(1, 1_500, idle: Duration.FromSeconds(1)), 6).Finished;
        Assert.All(idle, fact => Assert.Equal(20, fact.Latency.Milliseconds()));
    }

    [Fact]
    public void The_last_round_trip_costs_the_database_processor_time()
    {
        var setUp = new ConnectionSetUp(2, Duration.FromMilliseconds(4));
        var pool = new PoolOptions("orders-db", "db", 1, PoolOptions.DefaultTimeout) { SetUp = setUp, MaximumIdle = Duration.FromSeconds(1) };
        var query = new QueryStep(Databases.Shop.RecentOrders.Name, pool.Name, Duration.FromSeconds(5));
        var system = Village.Of(
            Village.Every(1_500),
            Village.Web(query) with { Pools = Town.Named(one => one.Name, pool) },
            Databases.Shop.Database(Databases.Orders.WithIndexes("id", "customer_id,created_at"), Databases.Shop.RecentOrders)) with
        {
            KeySpaces = Town.System.KeySpaces,
        };
        var free = system with { Tiers = system.Tiers.SetItem("web", Village.Web(query) with { Pools = Town.Named(one => one.Name, pool with { SetUp = null }) }) };

        var costly = Record.Of(system, 10).Finished.Average(fact => fact.Latency.Milliseconds());
        Assert.Equal(4 + 4, costly - Record.Of(free, 10).Finished.Average(fact => fact.Latency.Milliseconds()), 1e-6);
    }

    /// <summary>Requests call a tier that takes 10 ms, through a pool whose connections take three round trips to open.</summary>
    private static SystemDescription Called(int size, double everyMilliseconds, int overflow = 0, Duration? lifetime = null, Duration? idle = null)
    {
        var pool = new PoolOptions("back", "back", size, PoolOptions.DefaultTimeout) { Overflow = overflow, SetUp = ThreeTrips, MaximumLifetime = lifetime, MaximumIdle = idle };
        return Village.Of(
            Village.Every(everyMilliseconds),
            Village.Web(new CallStep("back", Village.Endpoint, pool.Name, Duration.FromSeconds(5))) with { Pools = Town.Named(one => one.Name, pool) },
            Village.Tier("back", new SleepStep(Town.Always(10))));
    }
}
