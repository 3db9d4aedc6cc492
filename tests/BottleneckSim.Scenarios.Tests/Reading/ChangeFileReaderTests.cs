using System.Collections.Immutable;
using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Caching.Changes;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases.Changes;
using BottleneckSim.Models.Demands;
using BottleneckSim.Models.Programs.Changes;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Rollouts.Changes;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Scenarios.Reading;
using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Scenarios.Tests.Reading;

public sealed class ChangeFileReaderTests
{
    private static readonly Scenario Everything = ScenarioReader.Read(Sample.PathOf("everything.yaml")).Value!;

    [Fact]
    public void Every_kind_of_change_of_the_models_can_be_told_in_a_file()
    {
        // Restoring tiers is nothing that anybody asks for: it only arises as the opposite of another change.
        var kinds = typeof(Change).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Change)) && !type.IsAbstract && type != typeof(RestoreTiers) && type != typeof(RollOn))
            .Select(type => type.Name);

        var read = ReadRight("every.changes.yaml").Changes.Select(change => change.Change.GetType().Name).Distinct(StringComparer.Ordinal);

        Assert.Equal(kinds.Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Changes_are_understood_as_an_operator_would_note_them() => Golden.Check(
        "tests/BottleneckSim.Scenarios.Tests/Golden/changes.txt",
        string.Concat(ReadRight("every.changes.yaml").Changes.Select(change => $"{change.At} {change.Change.Kind}: {change.Change.Describe()}\n")));

    [Fact]
    public void What_a_description_leaves_out_is_read_too()
    {
        var changes = ReadRight("every.changes.yaml").Changes.Select(timed => timed.Change).ToList();

        Assert.Equal(("orders_status", true), changes.OfType<AddIndex>().Select(add => (add.IndexName, add.IsUnique)).Single());
        Assert.Equal(
            new SetCpuDemand("shop", "GET /product", "render", new DurationDemand(new ExponentialDistribution(1e6), DrawScope.PerExecution)),
            changes.OfType<SetCpuDemand>().Single());
        Assert.Equal(
            new CacheOptions { Name = "orders-cache", Cpu = new CpuOptions(1), MemoryBytes = 1L << 30, Lifetime = Duration.FromSeconds(60) },
            changes.OfType<CacheInFront>().Single().Cache);
    }

    [Fact]
    public void Changes_come_in_the_order_of_their_instants_whatever_the_order_in_the_file()
    {
        var file = Read("changes: [ { at: 9s, scale: { tier: shop, instances: 3 } }, { scale: { tier: shop, instances: 2 }, at: 1s } ]").Value!;

        Assert.Equal<TimedChange>(
            [new(Instant.FromSeconds(1), new Scale("shop", 2)), new(Instant.FromSeconds(9), new Scale("shop", 3))], file.Changes);
    }

    [Fact]
    public void A_change_is_checked_against_the_system_that_earlier_ones_leave()
    {
        var mistake = Assert.Single(Read("changes: [ { at: 2s, drop-index: { in: db, table: orders, index: orders_pkey } }, { at: 3s, drop-index: { in: db, table: orders, index: orders_pkey } } ]").Mistakes);

        Assert.Equal("index: unknown index 'orders_pkey'", mistake.Found);
    }

    [Fact]
    public void A_change_may_mend_what_a_fault_broke()
    {
        const string Text = "changes: [ { at: 9s, add-index: { in: db, table: orders, on: [id], name: orders_pkey } } ]";
        ImmutableArray<TimedChange> faults = [new(Instant.FromSeconds(9), new DropIndex("db", "orders", "orders_pkey"))];

        Assert.Contains("already has an index", Assert.Single(Read(Text).Mistakes).Found, StringComparison.Ordinal);
        Assert.Empty(Read(Text, faults).Mistakes);
    }

    private static ReadResult<ChangeFile> Read(string changes, ImmutableArray<TimedChange> faults = default) =>
        ChangeFileReader.ReadText("schema: bottlenecksim-changes/1\n" + changes, "some.yaml", Everything, faults);

    private static ChangeFile ReadRight(string file)
    {
        var result = ChangeFileReader.Read(Sample.PathOf(file), Everything);
        Assert.Empty(result.Mistakes);
        return result.Value!;
    }
}
