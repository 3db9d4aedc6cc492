using System.Globalization;
using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Demands;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Transactions;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Tests.Databases.Locking;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Invariants;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Tests.Databases.Recovery;

/// <summary>Requests that each add seven rows to one table by one transaction, then five to another by one statement; and who was told so.</summary>
internal sealed class Ledger : ObservationSink
{
    public const int RowsOfTransaction = 7;
    public const int RowsOfStatement = 5;
    public const int RowsAtStart = 1_000;

    private readonly Dictionary<int, NodeDescribed> _nodes = [];

    public override ObservationInterests Interests => ObservationInterests.All;

    /// <summary>The rows of each table of each node as last told.</summary>
    public Dictionary<(string Node, string Table), long> Rows { get; } = [];

    public List<StatementFinished> Statements { get; } = [];

    public List<RequestFinished> Finished { get; } = [];

    public ChangeTimeline Timeline { get; } = new();

    public string Digest { get; private set; } = string.Empty;

    public int Succeeded => Finished.Count(request => request.Outcome == RequestOutcome.Succeeded);

    /// <summary>Only links, flushes, wake-ups and recovery take time.</summary>
    public static DatabaseOptions Database(long wakeUpNanoseconds = 0) => Counters.Database with
    {
        Boot = Duration.FromSeconds(1),
        ExecutionCosts = new ExecutionCosts(0, 0, 0, 0, 0, 0, WakeUpNanoseconds: wakeUpNanoseconds),
        Queries = Town.Named<QueryOptions>(
            query => query.Name,
            new InsertOptions { Name = "insert-three", Table = "a", Rows = 3 },
            new InsertOptions { Name = "insert-four", Table = "a", Rows = 4 },
            new InsertOptions { Name = "insert-five", Table = "b", Rows = 5 }),
    };

    /// <summary>A request every few milliseconds.</summary>
    public static SystemDescription System(DatabaseOptions database, double milliseconds = 1.5) =>
        Counters.System(Village.Every(milliseconds), database, 1, Transaction, Statement);

    public static TransactionStep Transaction { get; } =
        Counters.Transaction(Query("insert-three"), new SleepStep(new DurationDemand(new ConstantDistribution(2_000_000))), Query("insert-four"));

    public static QueryStep Statement { get; } = Query("insert-five");

    public static Ledger Of(SystemDescription system, ulong seed, double seconds, params (double AtSeconds, Change Change)[] changes)
    {
        var ledger = new Ledger();
        using var engine = new SequentialEngineFactory().Create(system, seed, new CompositeSink(new InvariantChecker(), ledger, ledger.Timeline));
        ChangedRun.AdvanceSampling(engine, seconds, changes);
        ledger.Digest = engine.Digest;
        return ledger;
    }

    /// <summary>The rows of a table at nodes, each in its latest life.</summary>
    public long[] RowsOfLatest(string table, params ReadOnlySpan<string> nodes)
    {
        var rows = new long[nodes.Length];
        for (var place = 0; place < nodes.Length; place++)
        {
            var node = nodes[place];
            rows[place] = Rows.Where(entry => entry.Key.Table == table && entry.Key.Node.Split('.')[0] == node)
                .MaxBy(entry => entry.Key.Node.Split('.') is [_, var life] ? int.Parse(life, CultureInfo.InvariantCulture) : 1).Value;
        }

        return rows;
    }

    public override void Observe(NodeDescribed fact) => _nodes[fact.Node] = fact;

    public override void Observe(in TableSampled fact) => Rows[(_nodes[fact.Node].Name, _nodes[fact.Node].Tables[fact.Table])] = fact.Rows;

    public override void Observe(in StatementFinished fact) => Statements.Add(fact);

    public override void Observe(in RequestFinished fact) => Finished.Add(fact);

    private static QueryStep Query(string name) => new(name, Counters.Pool, Duration.FromSeconds(600));
}
