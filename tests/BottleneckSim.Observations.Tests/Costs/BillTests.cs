using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Costs;
using BottleneckSim.Observations.Nodes;

namespace BottleneckSim.Observations.Tests.Costs;

public class BillTests
{
    private static readonly MachineSize Documented = new(4, 8L << 30);

    private readonly Bill _bill = new(new PriceList(ImmutableSortedDictionary.Create<string, TierPrice>(StringComparer.Ordinal).Add("shop", new TierPrice(0.20m, Documented))));

    [Fact]
    public void A_machine_is_billed_from_its_start_until_it_is_gone()
    {
        Describe(1, at: 10);
        Describe(1, at: 40, isGone: true);

        Assert.Equal(0.20m, Between(10, 40));
        Assert.Equal(0.20m * 30 / 100, Between(0, 100));
        Assert.Equal(0, Between(50, 60));
    }

    [Fact]
    public void The_cost_of_a_while_is_the_integral_and_not_what_was_described_last()
    {
        Describe(1, at: 0);
        Describe(1, at: 30, cores: 8);
        Describe(1, at: 60, cores: 4);

        Assert.Equal((60 * 0.20m + 30 * 0.40m) / 90, Between(0, 90));
    }

    [Fact]
    public void Instances_add_up_and_users_and_balancers_are_free()
    {
        Describe(1, at: 0);
        Describe(2, at: 50);
        Describe(3, at: 0, kind: NodeKind.Balancer);
        Describe(4, at: 0, kind: NodeKind.Load);

        Assert.Equal(0.30m, Between(0, 100));
    }

    [Fact]
    public void A_tier_without_a_price_costs_nothing()
    {
        _bill.Observe(new NodeDescribed(Instant.Zero, 1, "db-1", "db", NodeKind.Database, [], [], Size: Documented));

        Assert.Equal(0, Between(0, 10));
    }

    [Theory]
    [InlineData("shop", 8, 0.40)] // It has a price of its own.
    [InlineData("db", 8, 0)] // Documented, and said to cost nothing.
    [InlineData("cache", 8, 0.24)] // Nobody documented it: a change has added it.
    [InlineData("cache", 0, 0.03)]
    public void A_tier_that_a_change_adds_is_not_free(string tier, int cores, double perHour)
    {
        var prices = new PriceList(ImmutableSortedDictionary.Create<string, TierPrice>(StringComparer.Ordinal).Add("shop", new TierPrice(0.20m, new(4, 0)))) with
        {
            Documented = ["shop", "db"],
            PerCoreOfAdded = 0.03m,
        };

        Assert.Equal((decimal)perHour, prices.PerHour(tier, new MachineSize(cores, 0)));
    }

    [Theory]
    [InlineData(4, 8, 0.20)]
    [InlineData(8, 8, 0.40)]
    [InlineData(4, 16, 0.40)]
    [InlineData(8, 32, 0.80)]
    [InlineData(2, 8, 0.20)]
    [InlineData(2, 4, 0.10)]
    public void A_single_price_follows_the_dominant_size(int cores, int gibibytes, double perHour) =>
        Assert.Equal((decimal)perHour, new TierPrice(0.20m, Documented).PerHourOf(new MachineSize(cores, (long)gibibytes << 30)));

    [Theory]
    [InlineData(4, 8, 0.20)]
    [InlineData(6, 8, 0.28)]
    [InlineData(4, 10, 0.21)]
    [InlineData(3, 6, 0.15)]
    [InlineData(1, 0, 0.04)]
    public void Prices_of_parts_add_what_resizing_adds(int cores, int gibibytes, double perHour) => Assert.Equal(
        (decimal)perHour, new TierPrice(0.20m, Documented) { PerCore = 0.04m, PerGibibyte = 0.005m }.PerHourOf(new MachineSize(cores, (long)gibibytes << 30)));

    [Theory]
    [InlineData(DiskKind.SolidState, 100, 1.01)]
    [InlineData(DiskKind.Nvme, 100, 1.04)]
    [InlineData(DiskKind.Nvme, 200, 1.08)]
    [InlineData(DiskKind.Spinning, 100, 1.005)]
    [InlineData(DiskKind.Unnamed, 100, 1.0)]
    public void Storage_costs_by_its_kind_and_size_beside_the_machine(DiskKind kind, int gibibytes, double perHour)
    {
        var prices = new PriceList(ImmutableSortedDictionary.Create<string, TierPrice>(StringComparer.Ordinal).Add("db", new TierPrice(1, new(4, 0))))
        {
            Disks = new DiskPrices(0.0001m, 0.0004m, 0.00005m),
        };

        Assert.Equal((decimal)perHour, prices.PerHour("db", new MachineSize(4, 0) { Disk = kind, DiskBytes = (long)gibibytes << 30 }));
        Assert.Equal((decimal)perHour - 1, (prices with { Documented = ["db", "other"] }).PerHour("other", new MachineSize(4, 0) { Disk = kind, DiskBytes = (long)gibibytes << 30 }));
    }

    [Fact]
    public void No_machine_costs_less_than_nothing() =>
        Assert.Equal(0, new TierPrice(0.05m, Documented) { PerCore = 0.04m }.PerHourOf(new MachineSize(1, Documented.MemoryBytes)));

    [Fact]
    public void Without_a_documented_size_the_price_stays() => Assert.Equal(0.20m, new TierPrice(0.20m, default).PerHourOf(new MachineSize(64, 1L << 40)));

    private decimal Between(long from, long to) => _bill.PerHourBetween(Instant.FromSeconds(from), Instant.FromSeconds(to));

    private void Describe(int node, long at, int cores = 4, bool isGone = false, NodeKind kind = NodeKind.Web) => _bill.Observe(
        new NodeDescribed(Instant.FromSeconds(at), node, $"shop-{node}", "shop", kind, [], [], isGone, Documented with { Cores = cores }));
}
