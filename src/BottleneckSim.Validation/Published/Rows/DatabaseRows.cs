using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Validation.Published.Runs;
using BottleneckSim.Validation.Reports;

namespace BottleneckSim.Validation.Published.Rows;

/// <summary>Figures of databases: batches instead of item by item, the order of an index's columns, the first index on an insert, partitions that move.</summary>
/// <remarks>
/// <code>
///   index order    one section's entries, a hundredth of which qualify
///     (section, filler, state)   all entries of the section are looked at:   fixed + n · entry        1 s and 1/20 of it for 100 n and n   ┐ two equations
///     (section, state, filler)   only those that qualify:                    fixed + n/100 · entry                                         ┘ for two unknowns
/// </code>
/// </remarks>
internal static class DatabaseRows
{
    private const int Items = 1_000;
    private const int Batch = 500;
    private const double SlowSeconds = 1;
    private const double SlowGrowth = 20;
    private const long SmallEntries = 3_000;
    private const double Larger = 100;
    private const double EntryMicroseconds = (SlowSeconds - (SlowSeconds / SlowGrowth)) * 1e6 / (SmallEntries * (Larger - 1));
    private const double FixedMicroseconds = (SlowSeconds * 1e6) - (SmallEntries * Larger * EntryMicroseconds);
    private const int Callers = 25;
    private const string OneUser = "people: { users: 1, wait: { between: [1ms, 1ms] }, tasks: { GET /: 1 }, to: web }";
    private const string Web = "web: { kind: web, cpu: { cores: 64 }, workers: 64, pools: { p: { to: db, size: 64 } }, endpoints: { GET /: ";

    public static IEnumerable<ValidationRow> Run(PublishedRunner runner) => [.. Statements(runner), .. IndexOrder(runner), .. FirstIndex(runner), MovedPartition(runner)];

    /// <summary>Item by item against batches.</summary>
    public static IEnumerable<ValidationRow> Statements(PublishedRunner runner)
    {
        var loop = new WrittenSystem(
            $"{Web}[ {{ query: list, pool: p }}, {{ for-each: {Items}, do: [ {{ query: item, pool: p }} ] }} ] }} }}, "
            + "db: { kind: database, cpu: { cores: 4 }, disk: ssd, tables: { items: { rows: 100k rows, row: 100B, columns: { id: { distinct: 100k } }, indexes: [ [id] ] } }, "
            + "queries: { list: { from: items, limit: 1 rows }, item: { from: items, where: { id: equals } } } }",
            OneUser);
        var batches = loop.ChangeOf($"batch-queries: {{ tier: web, endpoint: GET /, query: item, batch: {Batch} }}").Apply(loop.System);
        const string Group = "Item by item (N+1)";
        const string Source = "SQLAlchemy 2.0, loading: N+1 statements become 1 + ⌈N/500⌉";
        yield return Row(
            runner.Run(loop.System, Duration.Zero, Duration.FromSeconds(20)).Select(sink => sink.StatementsPerRequest), Group, "1,000 items, one by one", "statements a request", "1", Items + 1, Source,
            EquivalenceMargin.Relative(0.01), "predicted");
        yield return Row(
            runner.Run(batches, Duration.Zero, Duration.FromSeconds(20)).Select(sink => sink.StatementsPerRequest), Group, "1,000 items, in batches of 500", "statements a request", "1", 1 + (Items / Batch),
            Source, EquivalenceMargin.Relative(0.01), "predicted from the change `batch-queries`");
    }

    private static IEnumerable<ValidationRow> IndexOrder(PublishedRunner runner)
    {
        const string Group = "Order of an index's columns";
        const string Source = "use-the-index-luke.com, testing and scalability";
        var slow = Times("section, filler, state");
        var good = Times("section, state, filler");
        yield return Row(slow.Large, Group, "wrong order, 100 times the data", "time of a query", "s", SlowSeconds, Source, EquivalenceMargin.Relative(0.05), "calibrated: what an entry and what a statement takes");
        yield return Row(
            slow.Large.Zip(slow.Small, Ratio), Group, "wrong order, 100 times the data", "time, over that of the smaller data", "ratio", SlowGrowth, Source, EquivalenceMargin.Relative(0.05), "calibrated, the other equation");
        yield return Row(
            good.Large.Zip(good.Small, Ratio), Group, "right order, 100 times the data", "time, over that of the smaller data", "ratio", 2, Source, EquivalenceMargin.Relative(0.25),
            "predicted from the wrong order; published as a little over 2. A hundredth of a section's rows qualifies (assumed)");
        yield return Row(Crowd("section, filler, state"), Group, "wrong order, 25 at once", "time of a query", "s", 32, Source, EquivalenceMargin.Relative(0.25), "predicted; one core assumed");
        yield return Row(
            Crowd("section, state, filler"), Group, "right order, 25 at once", "time of a query", "s", 1, Source, EquivalenceMargin.Absolute(1), "predicted; one core assumed; published as under 2 s");

        (double[] Small, double[] Large) Times(string columns) => (Mean(System(columns, 1, 1)), Mean(System(columns, (int)Larger, 1)));

        double[] Crowd(string columns) => Mean(System(columns, (int)Larger, Callers));

        double[] Mean(WrittenSystem system) => [.. runner.Run(system.System, Duration.FromSeconds(60), Duration.FromSeconds(200)).Select(sink => sink.Mean / 1_000)];
    }

    private static WrittenSystem System(string columns, int size, int callers)
    {
        const int Sections = 100;
        var rows = FormattableString.Invariant($"{SmallEntries * Sections * size}");
        return new WrittenSystem(
            $"{Web}[ {{ query: count, pool: p }} ] }} }}, "
            + FormattableString.Invariant($"db: {{ kind: database, cpu: {{ cores: 1 }}, disk: ssd, buffer-pool: 4GiB, execution-costs: {{ statement: {FixedMicroseconds:F0}us, index-tuple: {EntryMicroseconds * 1_000:F0}ns, tuple: 0ns, operator: 0ns, page: 0ns }}, ")
            + $"tables: {{ data: {{ rows: {rows} rows, row: 24B, columns: {{ section: {{ distinct: {Sections} }}, state: {{ distinct: 100 }}, filler: {{ distinct: {rows} }} }}, indexes: [ [{columns}] ] }} }}, "
            + "queries: { count: { from: data, where: { section: equals, state: equals }, aggregate: {} } } }",
            OneUser.Replace("users: 1", FormattableString.Invariant($"users: {callers}"), StringComparison.Ordinal));
    }

    private static IEnumerable<ValidationRow> FirstIndex(PublishedRunner runner)
    {
        double[] Mean(string indexes) => [.. runner.Run(Insert(indexes).System, Duration.FromSeconds(20), Duration.FromSeconds(60)).Select(sink => sink.MeanStatement.TotalMilliseconds)];
        yield return Row(
            Mean("[ [code] ]").Zip(Mean("[]"), Ratio), "The first index on an insert", "an index on another column than time, cold, on a spinning disk", "statement, over that without an index", "ratio", 100,
            "use-the-index-luke.com, insert: 0.0003 s, then about 0.03 s", EquivalenceMargin.Relative(0.25), "predicted; the statement's 0.3 ms is calibrated, nothing of the index is in memory (the smallest pool)");
    }

    private static WrittenSystem Insert(string indexes) => new(
        $"{Web}[ {{ transaction: p, do: [ {{ query: add, pool: p }} ] }} ] }} }}, "
        + "db: { kind: database, cpu: { cores: 4 }, disk: hdd, buffer-pool: 128KiB, execution-costs: { statement: 300us }, "
        + $"tables: {{ people: {{ rows: 20M rows, row: 100B, columns: {{ code: {{ distinct: 20M }} }}, indexes: {indexes} }} }}, queries: {{ add: {{ insert-into: people }} }} }}",
        OneUser);

    /// <summary>One of twenty partitions goes to another machine.</summary>
    public static ValidationRow MovedPartition(PublishedRunner runner)
    {
        const int Partitions = 40;
        var sharded = new WrittenSystem(
            $"{Web}[ {{ query: item, pool: p }} ] }} }}, "
            + $"db: {{ kind: database, cpu: {{ cores: 4 }}, disk: ssd, shards: {{ count: 2, by: keys, partitions: {Partitions} }}, "
            + "tables: { items: { rows: 100k rows, row: 100B, columns: { id: { distinct: 100k } }, indexes: [ [id] ] } }, queries: { item: { from: items, where: { id: equals }, key-space: keys } } }",
            "passers: { arrivals: 500/s, tasks: { GET /: 1 }, to: web }",
            "key-spaces: { keys: { count: 100k } }");
        var moved = sharded.ChangeOf("move-partition: { in: db, partition: 1, to: 2 }").Apply(sharded.System);
        var before = runner.Run(sharded.System, Duration.Zero, Duration.FromSeconds(100));
        var after = runner.Run(moved, Duration.Zero, Duration.FromSeconds(100));
        return Row(
            before.Zip(after, (all, fewer) => 1 - (fewer.LeastBusyStatements / (double)all.LeastBusyStatements)), "Micro-partitions", "one of a machine's 20 partitions moves to another", "share of its load", "share", 0.05,
            "Dean and Barroso 2013: about 20 partitions a machine move load in steps of 5 %", EquivalenceMargin.Absolute(0.01), "predicted");
    }

    private static double Ratio(double large, double small) => large / small;

    private static ValidationRow Row(IEnumerable<double> values, string group, string name, string compares, string unit, double reference, string source, EquivalenceMargin? margin, string remark) =>
        PublishedRunner.RowOf(values, PublishedSystems.Row(group, name, compares, unit, reference, source, margin, remark));
}
