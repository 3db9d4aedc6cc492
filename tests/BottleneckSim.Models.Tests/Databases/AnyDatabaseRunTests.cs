using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Changes;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Invariants;
using BottleneckSim.Observations.Sinks;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Models.Tests.Databases;

public sealed class AnyDatabaseRunTests
{
    private const int MostRows = 1_000_000;

    [Fact]
    public void Any_database_with_any_query_runs_through_any_change_and_keeps_every_invariant()
    {
        var cases =
            from table in AnyDatabase.Table
            from joined in AnyDatabase.JoinedTable
            from query in Gen.OneOf(AnyDatabase.Query, AnyDatabase.JoinQuery.Select(both => (QueryOptions)both))
            from bufferPages in Gen.Choose(16, 5_000)
            from isSpinning in Gen.Elements(true, false)
            from hasKeys in Gen.Elements(true, false)
            from seed in Gen.Choose(0, 1_000_000)
            select (Tables: (First: Bounded(table), Second: Bounded(joined)), Query: query with { KeySpace = hasKeys ? Shop.Keys : null }, bufferPages, isSpinning, seed);
        FsCheck.Check.One(
            Config.QuickThrowOnFailure.WithReplay(5, 7).WithMaxTest(60),
            Prop.ForAll(Arb.From(cases), entry => Runs(entry.Tables, entry.Query, entry.bufferPages, entry.isSpinning, (ulong)entry.seed)));
    }

    private static TableOptions Bounded(TableOptions table) => table with { Rows = table.Rows % MostRows, Pages = table.Pages % 10_000 };

    private static bool Runs((TableOptions First, TableOptions Second) tables, QueryOptions query, int bufferPages, bool isSpinning, ulong seed)
    {
        var database = new DatabaseOptions
        {
            Name = "db",
            Cpu = new(2),
            Disk = isSpinning ? DiskOptions.Spinning : DiskOptions.SolidState,
            BufferPoolBytes = bufferPages * 8_192L,
            WriteBackDelay = Duration.FromMilliseconds(300),
            MaximumConnections = 5,
            Tables = SmallSystems.Named(tables.First, named => named.Name).Add(tables.Second.Name, tables.Second),
            Queries = ImmutableSortedDictionary.Create<string, QueryOptions>(StringComparer.Ordinal).Add(query.Name, query),
        };
        var checker = new InvariantChecker();
        using var engine = new SequentialEngine(Shop.System(database, 20), seed, checker);
        var added = new AddIndex("db", "t", [new OrderedColumn("a"), new OrderedColumn("d", SortDirection.Descending)]) { Name = "added" };
        Change[] changes = [added, new ResizeBufferPool("db", 128 << 10), new DropIndex("db", "t", "added"), added];
        foreach (var (change, second) in changes.Select((change, index) => (change, index)))
        {
            engine.AdvanceTo(Instant.FromSeconds(second) + Duration.FromMilliseconds(500));
            engine.Sample();
            engine.Apply(change, ChangeOrigin.Operator);
        }

        engine.AdvanceTo(Instant.FromSeconds(5));
        engine.Sample();
        return checker.ViolationCount == 0;
    }

    [Fact]
    public void In_steady_state_a_statement_allocates_nothing()
    {
        var database = Shop.Database(Orders.WithIndexes("id", "customer_id"), Shop.RecentOrders, Shop.PlaceOrder, Shop.PayOrder);
        using var engine = new SequentialEngine(Shop.System(database, 300), 1, new NullSink());
        engine.AdvanceTo(Instant.FromSeconds(40));
        // A collection that other tests cause writes the rest of this thread's allocation context off as allocated, up to 8 KiB; it does not come three times.
        var perEvent = Enumerable.Range(1, 3).Min(window =>
        {
            var (events, before) = (engine.HandledEvents, GC.GetAllocatedBytesForCurrentThread());
            engine.AdvanceTo(Instant.FromSeconds(40 + (20 * window)));
            return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / (engine.HandledEvents - events);
        });

        Assert.True(perEvent < 0.1, $"{perEvent} bytes an event");
    }
}
