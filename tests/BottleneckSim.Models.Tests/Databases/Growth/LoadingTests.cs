using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Growth.Changes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Replication;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Tests.Databases.Locking;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Invariants;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Tests.Databases.Growth;

/// <summary>What rows cost that an unseen loader adds.</summary>
public class LoadingTests
{
    private const int RowsPerSecond = 2_000;
    private const int Seconds = 30;

    [Fact]
    public void Growth_takes_the_processor_time_and_writes_the_log_of_statements_that_insert_as_many_rows()
    {
        var insert = new InsertOptions { Name = "insert", Table = "a", Rows = RowsPerSecond };
        var grown = Spent.Of(System(Database(RowsPerSecond), "read-a"), Seconds + 0.5);
        var inserted = Spent.Of(System(Database(0, insert), "insert"), Seconds + 0.5);
        var idle = Spent.Of(System(Database(0), "read-a"), Seconds + 0.5);

        // Beside the loader, a read for each insert: what a read takes is known from the idle system, which makes the same ones.
        Assert.Equal(inserted.CpuWork, grown.CpuWork - idle.CpuWork);
        Assert.True(inserted.CpuWork > 0);
        Assert.Equal(Seconds, inserted.LogFlushes);
        Assert.Equal(inserted.LogFlushes, grown.LogFlushes);
        Assert.Equal(Counters.Database.Tables["a"].Rows + ((long)RowsPerSecond * Seconds), grown.Tables[("db-1", "a")].Rows);
        Assert.Equal(grown.Tables[("db-1", "a")].Rows, inserted.Tables[("db-1", "a")].Rows);
        Assert.Equal(1_000, grown.Tables[("db-1", "b")].Rows);
    }

    [Fact]
    public void Every_index_makes_growth_dearer_in_processor_time_and_in_pages_that_are_read()
    {
        var database = Database(RowsPerSecond) with { BufferPoolBytes = 16 * 8_192 };
        var table = database.Tables["a"] with { Rows = 1_000_000 };
        database = database with { Tables = database.Tables.SetItem("a", table) };
        var two = database with { Tables = database.Tables.SetItem("a", table with { Indexes = table.Indexes.Add("value", new("value", [Orders.Key("value")])) }) };

        var (one, both) = (Spent.Of(System(database, "read-a"), Seconds), Spent.Of(System(two, "read-a"), Seconds));

        Assert.True(both.CpuWork > 1.5 * one.CpuWork, $"{both.CpuWork} against {one.CpuWork}");
        Assert.True(one.Reads > 0.5 * RowsPerSecond * (Seconds - 2), $"{one.Reads}: nearly each row has a leaf that the pool does not hold");
        Assert.True(both.Reads > 1.5 * one.Reads, $"{both.Reads} against {one.Reads}");
    }

    [Fact]
    public void A_database_that_is_too_slow_for_its_loader_stores_what_it_can_and_lets_the_rest_mount_up()
    {
        // An index entry takes 1 ms of one core: a thousand rows a second at most.
        var slow = Database(RowsPerSecond) with { ExecutionCosts = new ExecutionCosts(0, 0, 0, 0, 0, 0, IndexEntryNanoseconds: 1_000_000) };
        var spent = Spent.Of(System(slow, "read-a"), 60.5);
        var (rows, due) = (spent.Tables[("db-1", "a")].Rows - 1_000, spent.Tables[("db-1", "a")].RowsDue);

        Assert.InRange(rows, 20_000, 60_000);
        Assert.Equal(RowsPerSecond * 60, rows + due);
    }

    [Fact]
    public void A_loader_that_is_told_to_stop_still_stores_what_was_due()
    {
        var slow = Database(RowsPerSecond) with { ExecutionCosts = new ExecutionCosts(0, 0, 0, 0, 0, 0, IndexEntryNanoseconds: 1_000_000) };
        var spent = Spent.Of(System(slow, "read-a"), 60, (10, new SetGrowth("db", "a", 0)));

        Assert.Equal(1_000 + (RowsPerSecond * 10), spent.Tables[("db-1", "a")].Rows);
        Assert.Equal(0, spent.Tables[("db-1", "a")].RowsDue);
    }

    [Theory]
    [InlineData(SynchronousReplicas.None)]
    [InlineData(SynchronousReplicas.All)]
    public void Replicas_store_what_the_log_tells_them_and_load_nothing_themselves(SynchronousReplicas synchronous)
    {
        var database = Database(RowsPerSecond) with { Replicas = new ReplicaOptions(2) { Synchronous = synchronous } };
        var spent = Spent.Of(System(database, "read-a"), Seconds + 0.5);

        Assert.All((string[])["db-1", "db-replica-1", "db-replica-2"], node => Assert.Equal(1_000 + (RowsPerSecond * Seconds), spent.Tables[(node, "a")].Rows));
        Assert.Equal(Seconds, spent.Applied);
    }

    private static DatabaseOptions Database(double rowsPerSecond, params QueryOptions[] queries) => Counters.Database with
    {
        ExecutionCosts = new ExecutionCosts(),
        WriteBackDelay = Duration.FromSeconds(3_600),
        BufferPoolBytes = 128 << 20,
        Tables = Counters.Database.Tables.SetItem("a", Counters.Database.Tables["a"] with { GrowsPerSecond = rowsPerSecond }),
        Queries = Counters.Database.Queries.AddRange(queries.ToDictionary(query => query.Name)),
    };

    private static SystemDescription System(DatabaseOptions database, string query) =>
        Counters.System(Village.Every(1_000), database, 1, new QueryStep(query, Counters.Pool, Duration.FromSeconds(60)));

    /// <summary>What a database has done at the end of a run.</summary>
    private sealed class Spent : ObservationSink
    {
        private readonly Dictionary<int, NodeDescribed> _nodes = [];

        public override ObservationInterests Interests => ObservationInterests.All;

        public Dictionary<(string Node, string Table), TableSampled> Tables { get; } = [];

        public long CpuWork { get; private set; }

        public long LogFlushes { get; private set; }

        public long Reads { get; private set; }

        public long Applied { get; private set; }

        public static Spent Of(SystemDescription system, double seconds, params (double AtSeconds, Models.Changes.Change Change)[] changes)
        {
            var spent = new Spent();
            using var engine = new SequentialEngine(system, 1, new CompositeSink(new InvariantChecker(), spent));
            ChangedRun.AdvanceAndSample(engine, seconds, changes);
            return spent;
        }

        public override void Observe(NodeDescribed fact) => _nodes[fact.Node] = fact;

        public override void Observe(in TableSampled fact) => Tables[(_nodes[fact.Node].Name, _nodes[fact.Node].Tables[fact.Table])] = fact;

        public override void Observe(in DiskSampled fact) => (LogFlushes, Reads) = (fact.WriteOperations, fact.ReadOperations);

        public override void Observe(in ReplicaSampled fact) => Applied = fact.Applied;

        public override void Observe(in ResourceSampled fact)
        {
            if (_nodes[fact.Node] is { Kind: NodeKind.Database } node && node.Resources[fact.Resource].Kind == ResourceKind.Cpu)
            {
                CpuWork = fact.WorkUnits;
            }
        }
    }
}
