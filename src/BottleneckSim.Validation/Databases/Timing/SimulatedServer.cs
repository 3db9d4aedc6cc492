using System.Collections.Immutable;
using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Links;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Connections;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Cpu.Scheduling;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Web;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Sinks;
using BottleneckSim.Validation.Databases.Pages;

namespace BottleneckSim.Validation.Databases.Timing;

/// <summary>The simulated database on the calibrated machine, with clients that ask one thing after another without a pause.</summary>
/// <remarks>
/// <code>clients (closed, no wait) ─► program of query steps ─► pool ─► database on all processors of the machine</code>
/// All goes in slow motion: every time is <see cref="SlowMotion"/> times as long, which changes nothing in proportion. A message between nodes takes a microsecond
/// at least, and that would be no little part of a look-up.
/// </remarks>
/// <param name="Costs">The execution costs.</param>
/// <param name="Disk">Its disk.</param>
internal sealed record SimulatedServer(ExecutionCosts Costs, DiskOptions Disk)
{
    private const string Endpoint = "ask";
    private const string Pool = "pool";
    private const int LongestTenths = 600;
    private const int SlowMotion = 20;
    private const long TenthNanoseconds = 100_000_000L * SlowMotion;

    /// <summary>Between client and server and back; by default nothing, as where both share a machine.</summary>
    public Duration RoundTrip { get; init; }

    /// <summary>What switches between threads cost; by default nothing, as for a lone client.</summary>
    public ContextSwitchOptions? ContextSwitch { get; init; }

    /// <summary>Its buffer pool; by default all that is asked about has room in it.</summary>
    public long BufferPoolBytes { get; init; } = 512L << 20;

    /// <summary>Requests that end in a second of simulated time, with so many clients.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="query">What each of them asks.</param>
    /// <param name="clients">How many ask at once.</param>
    /// <param name="seconds">Simulated seconds.</param>
    public double PerSecond(ImmutableSortedDictionary<string, TableOptions> tables, QueryOptions query, int clients, int seconds)
    {
        var sink = new LatencySum();
        using var engine = new SequentialEngine(Describe(tables, [query], [(query.Name, 1)], clients), 1, sink);
        engine.AdvanceTo(Instant.FromSeconds(seconds * SlowMotion));
        return (double)sink.Count / seconds;
    }

    /// <summary>Nanoseconds that a lone client's request takes, on the average over so many of them from the start.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="queries">The statements.</param>
    /// <param name="steps">What a request asks, as names of statements and how often each.</param>
    /// <param name="requests">Requests to average over; fewer where a minute of simulated time has not so many.</param>
    public double MeanNanoseconds(
        ImmutableSortedDictionary<string, TableOptions> tables, IReadOnlyList<QueryOptions> queries, IReadOnlyList<(string Query, int Times)> steps, int requests)
    {
        var sink = new LatencySum { Most = requests };
        using var engine = new SequentialEngine(Describe(tables, queries, steps, 1), 1, sink);
        for (var tenth = 1; tenth <= LongestTenths && sink.Count < requests; tenth++)
            engine.AdvanceTo(Instant.FromNanoseconds(tenth * TenthNanoseconds));
        return sink.Nanoseconds / SlowMotion / Math.Max(1, sink.Count);
    }

    /// <summary>Buffer accesses of a statement, hits and reads together, on the average over executions with values of their own.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="query">The statement.</param>
    /// <param name="fewest">Executions at least; fewer where a minute of simulated time has not so many.</param>
    /// <param name="precision">Executions go on until the average's standard error is this share of it: above 0.</param>
    /// <param name="mostPages">And end when so many pages have been looked up.</param>
    public AveragedPages PagesOf(ImmutableSortedDictionary<string, TableOptions> tables, QueryOptions query, int fewest, double precision, long mostPages)
    {
        var sink = new PageSum();
        using var engine = new SequentialEngine(Describe(tables, [query], [(query.Name, 1)], 1), 1, sink);
        for (var tenth = 1; tenth <= LongestTenths && !IsEnough(); tenth++)
            engine.AdvanceTo(Instant.FromNanoseconds(tenth * TenthNanoseconds));
        return sink.Average;

        bool IsEnough() => sink.Pages >= mostPages || (sink.Average.Executions >= fewest && sink.Average.StandardError <= precision * sink.Average.Mean);
    }

    private SystemDescription Describe(
        ImmutableSortedDictionary<string, TableOptions> tables, IReadOnlyList<QueryOptions> queries, IReadOnlyList<(string Query, int Times)> steps, int clients)
    {
        var database = new DatabaseOptions
        {
            Name = "db",
            Cpu = new CpuOptions(Environment.ProcessorCount) { ContextSwitch = Slowed(ContextSwitch) },
            Disk = Slowed(Disk),
            BufferPoolBytes = BufferPoolBytes,
            ExecutionCosts = Slowed(Costs),
            Tables = tables,
            Queries = queries.ToImmutableSortedDictionary(query => query.Name, query => query, StringComparer.Ordinal),
        };
        var web = new WebOptions
        {
            Name = "client",
            Cpu = new CpuOptions(64),
            Workers = 64,
            Pools = ImmutableSortedDictionary.Create<string, PoolOptions>(StringComparer.Ordinal).Add(Pool, new PoolOptions(Pool, "db", 64, PoolOptions.DefaultTimeout)),
            Endpoints = ImmutableSortedDictionary.Create<string, EndpointOptions>(StringComparer.Ordinal).Add(Endpoint, new EndpointOptions(Endpoint, [.. steps.Select(StepOf)])),
        };
        return new SystemDescription
        {
            Tiers = ImmutableSortedDictionary.Create<string, TierOptions>(StringComparer.Ordinal).Add("db", database).Add("client", web),
            Loads = ImmutableSortedDictionary.Create<string, LoadOptions>(StringComparer.Ordinal).Add("asker", new ClosedLoadOptions
            {
                Name = "asker",
                To = "client",
                Tasks = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal).Add(Endpoint, 1),
                Users = clients,
                WaitNanoseconds = new ConstantDistribution(1),
            }),
            DefaultLink = new LinkOptions(LinkOptions.MinimumLatency),
            Links = ImmutableSortedDictionary<LinkEnds, LinkOptions>.Empty.Add(new LinkEnds("client", "db"), new LinkOptions(Duration.Max(LinkOptions.MinimumLatency, Slowed(RoundTrip / 2)))),
        };
    }

    private static Duration Slowed(Duration duration) => Duration.FromNanoseconds(duration.Nanoseconds * SlowMotion);

    private static DiskOptions Slowed(DiskOptions disk) =>
        new(disk.Channels, Slowed(disk.RandomAccess), Slowed(disk.SequentialAccess), disk.BytesPerSecond / SlowMotion, Slowed(disk.Flush));

    private static ContextSwitchOptions? Slowed(ContextSwitchOptions? switching) => switching is null
        ? null
        : new(Slowed(switching.DirectCost), Slowed(switching.CacheRefill), Slowed(switching.Latency), Slowed(switching.MinimumGranularity), switching.ThreadsThatFillCache);

    private static ExecutionCosts Slowed(ExecutionCosts costs) => new(
        costs.StatementNanoseconds * SlowMotion,
        costs.TupleNanoseconds * SlowMotion,
        costs.IndexTupleNanoseconds * SlowMotion,
        costs.OperatorNanoseconds * SlowMotion,
        costs.PageNanoseconds * SlowMotion,
        costs.ReturnedRowNanoseconds * SlowMotion,
        costs.LogRecordNanoseconds * SlowMotion,
        costs.IndexEntryNanoseconds * SlowMotion,
        costs.FlushNanoseconds * SlowMotion,
        costs.ReturnedKibibyteNanoseconds * SlowMotion,
        costs.ReadPageNanoseconds * SlowMotion,
        costs.WakeUpNanoseconds * SlowMotion,
        costs.FetchedRowNanoseconds * SlowMotion,
        costs.SearchNanoseconds * SlowMotion,
        costs.TransitionNanoseconds * SlowMotion);

    private static Step StepOf((string Query, int Times) step)
    {
        var query = new QueryStep(step.Query, Pool, CallStep.DefaultTimeout);
        return step.Times == 1 ? query : new ForEachStep(step.Times, [query]);
    }

    private sealed class LatencySum : ObservationSink
    {
        public long Most { get; init; } = long.MaxValue;

        public long Count { get; private set; }

        public double Nanoseconds { get; private set; }

        public override ObservationInterests Interests => ObservationInterests.Requests;

        public override void Observe(in RequestFinished fact)
        {
            if (Count == Most)
                return;
            Count++;
            Nanoseconds += fact.Latency.Nanoseconds;
        }
    }

    private sealed class PageSum : ObservationSink
    {
        private long _count;
        private double _squares;

        public long Pages { get; private set; }

        public AveragedPages Average => AveragedPages.Of(_count, Pages, _squares);

        public override ObservationInterests Interests => ObservationInterests.Statements;

        public override void Observe(in StatementFinished fact)
        {
            var pages = fact.PagesHit + fact.PagesRead;
            _count++;
            Pages += pages;
            _squares += (double)pages * pages;
        }
    }
}
