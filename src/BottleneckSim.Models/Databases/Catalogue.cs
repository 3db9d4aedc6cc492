using System.Collections.Immutable;
using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Blueprints;
using BottleneckSim.Models.Databases.BufferPools;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Growth;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Recovery;
using BottleneckSim.Models.Databases.Scans;
using BottleneckSim.Models.Databases.Sharding;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Databases.Transactions;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Disks;

namespace BottleneckSim.Models.Databases;

/// <summary>What a running database has: stored tables and indexes, builds in progress, and a prepared statement for each query.</summary>
internal sealed class Catalogue(BufferPool pool, SharedScans scans, ProcessorSharingCpu cpu, Disk disk)
{
    private readonly SortedList<string, StoredTable> _tables = new(StringComparer.Ordinal);
    private readonly List<IndexBuild> _builds = [];
    private PreparedStatement?[] _statements = [];
    private DatabaseOptions _options = null!;
    private TierBlueprint _tier = null!;
    private ImmutableSortedDictionary<string, KeySampler> _keys = ImmutableSortedDictionary<string, KeySampler>.Empty;
    private int _relations;

    /// <summary>Of a shard: what it has of the database; null where it has all.</summary>
    public ShardPart? Part { get; set; }

    /// <summary>Of a shard: the whole database.</summary>
    public DatabaseOptions? Whole { get; set; }

    /// <summary>Index builds begun so far.</summary>
    public int BuildCount => _builds.Count;

    /// <summary>Those of them that are neither done nor given up.</summary>
    public IEnumerable<IndexBuild> BuildsInProgress => _builds.Where(build => !build.IsAbandoned && !build.Index.IsReady);

    /// <summary>The tables in order of their names.</summary>
    public IList<StoredTable> Tables => _tables.Values;

    /// <summary>Which rows others want to add.</summary>
    public TableGrowth Growth { get; } = new();

    /// <summary>An index build.</summary>
    public IndexBuild BuildAt(int ordinal) => _builds[ordinal];

    /// <summary>The statement of an operation; null if the database does not offer it.</summary>
    public PreparedStatement? Find(int operation) => operation < _statements.Length ? _statements[operation] : null;

    /// <summary>The statement that a record of the log is about; null if the database has none.</summary>
    /// <param name="operation">The operation, or rows that a loader added.</param>
    /// <param name="salt">The record's salt, which names the table where a loader added rows.</param>
    public PreparedStatement? FindLogged(int operation, ulong salt)
    {
        if (!LoadedRows.Is(operation))
        {
            return Find(operation);
        }

        var table = _tables.Values.FirstOrDefault(table => LoadedRows.HashOf(table.Options) == salt);
        return table is null ? null : Loading(table, LoadedRows.RowsOf(operation));
    }

    /// <summary>The statement by which a loader adds rows, with the indexes that there are now.</summary>
    public PreparedStatement Loading(StoredTable table, int rows) =>
        StatementCompiler.Compile(_options, LoadedRows.Statement(table.Options, rows), table, null, pool, scans, keys: null);

    /// <summary>Stores the tables with all their indexes ready.</summary>
    public void Open(DatabaseOptions options, TierBlueprint tier, ImmutableSortedDictionary<string, KeySampler> keys) =>
        Take(options, tier, keys, isReady: true);

    /// <summary>Takes changed options into use: indexes that are gone are dropped, new ones begin to be built.</summary>
    public void Reconfigure(DatabaseOptions options, TierBlueprint tier, ImmutableSortedDictionary<string, KeySampler> keys) =>
        Take(options, tier, keys, isReady: false);

    /// <summary>Another part of the database's rows is kept from now on; those of the others have gone with their pages.</summary>
    /// <param name="options">The part.</param>
    /// <param name="gained">Rows that each table gains beside those of the layout, in the tables' order; below 0 where it loses them.</param>
    public void KeepPart(DatabaseOptions options, IReadOnlyList<long> gained)
    {
        for (var table = 0; table < _tables.Count; table++)
        {
            var stored = _tables.Values[table];
            stored.Configure(options.Tables.GetValueOrDefault(stored.Options.Name) ?? stored.Options, freesPages: true, gained[table]);
        }

        _options = options;
        PrepareAll();
    }

    /// <summary>A build is done: its index may be used.</summary>
    public void Complete(IndexBuild build)
    {
        build.Index.IsReady = true;
        PrepareAll();
    }

    /// <summary>Whether any table grows by itself.</summary>
    public bool Grows => _tables.Values.Any(table => table.Options.GrowsPerSecond > 0 || table.Options.KeepsRows is not null);

    /// <summary>Lets the tables grow up to an instant.</summary>
    public void GrowUntil(Instant now)
    {
        if (Growth.Advance(now, _tables.Values))
        {
            PrepareAll();
        }
    }

    /// <summary>A table has gained or lost rows.</summary>
    public void Grow(StoredTable table, long rows)
    {
        var isRenewed = table.Grow(rows);
        isRenewed |= TableGrowth.DropOld(table);
        if (isRenewed)
        {
            PrepareAll();
        }
    }

    /// <summary>The tables are as another database has left them on the disk; what it was building is built again, where it is still wanted.</summary>
    public void Recover(Volume left)
    {
        foreach (var table in _tables.Values)
        {
            var name = StableHash.OfName(table.Options.Name);
            foreach (var one in left.Tables.Where(one => one.Name == name))
            {
                table.Recover(one.RowsGained, one.RowsAnalyzed, one.Pages);
            }

            foreach (var build in left.Builds.Where(build => build.Table == name))
            {
                BuildAnew(table, build);
            }
        }

        PrepareAll();
    }

    /// <summary>The statements with how often they are asked; equally often where nobody knows.</summary>
    public IReadOnlyList<(PreparedStatement Statement, double Weight)> Weighted(IReadOnlyDictionary<string, double> mix) =>
        [.. _statements.OfType<PreparedStatement>().Where(statement => statement.Table is not null)
            .Select(statement => (statement, mix.Count == 0 ? 1 : mix.GetValueOrDefault(statement.Query.Name)))];

    private void Take(DatabaseOptions options, TierBlueprint tier, ImmutableSortedDictionary<string, KeySampler> keys, bool isReady)
    {
        (_options, _tier, _keys) = (options, tier, keys);
        foreach (var table in options.Tables.Values)
        {
            if (!_tables.TryGetValue(table.Name, out var stored))
            {
                stored = new StoredTable(++_relations, table);
                stored.Store();
                _tables.Add(table.Name, stored);
            }

            stored.Configure(table);
            DropMissing(stored);
            AddNew(stored, isReady);
        }

        PrepareAll();
    }

    private void DropMissing(StoredTable table)
    {
        foreach (var index in table.Indexes.ToArray())
        {
            if (table.Options.Indexes.GetValueOrDefault(index.Options.Name) is { } kept && kept.Equals(index.Options))
            {
                continue;
            }

            table.Remove(index);
            pool.Forget(index.Number);
            foreach (var build in _builds.Where(build => build.Index == index))
            {
                build.IsAbandoned = true;
            }
        }
    }

    private void AddNew(StoredTable table, bool isReady)
    {
        foreach (var index in table.Options.Indexes.Values)
        {
            if (table.Find(index.Name) is not null)
            {
                continue;
            }

            var stored = new StoredIndex(++_relations, index, table.Options, table.Rows, isReady);
            stored.Store();
            table.Add(stored);
            if (!isReady)
            {
                Build(table, stored, change: 0);
            }
        }
    }

    private void BuildAnew(StoredTable table, InterruptedBuild build)
    {
        foreach (var index in table.Indexes.Where(index => StableHash.OfName(index.Options.Name) == build.Index))
        {
            index.IsReady = false;
            Build(table, index, build.Change);
        }
    }

    private void Build(StoredTable table, StoredIndex index, int change) =>
        _builds.Add(new IndexBuild(_builds.Count, table, index, _options, cpu, disk, pool) { Change = change });

    /// <summary>Plans every query anew. Statements in execution keep the plan they began with.</summary>
    private void PrepareAll() => _statements = [.. _tier.Operations.Select(operation => Prepare(operation.Name))];

    private PreparedStatement? Prepare(string name)
    {
        if (string.Equals(name, TransactionOperations.Commit, StringComparison.Ordinal))
        {
            return CommitOptions.Prepare(_options.ExecutionCosts);
        }

        if (!_options.Queries.TryGetValue(name, out var query) || !_tables.TryGetValue(query.Table, out var table))
        {
            return null;
        }

        StoredTable? joined = null;
        if (query is SelectOptions { Join: { } join } && !_tables.TryGetValue(join.Table, out joined))
        {
            return null;
        }

        var keys = query.KeySpace is { } space ? _keys.GetValueOrDefault(space) : null;
        return StatementCompiler.Compile(_options, query, table, joined, pool, scans, keys, Part is not null && Whole is not null ? Part.PresenceOf(query, Whole) : null);
    }
}
