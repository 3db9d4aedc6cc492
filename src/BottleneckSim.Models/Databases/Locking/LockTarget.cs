using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Databases.Locking;

/// <summary>Which row a statement locks.</summary>
/// <remarks>
/// <para>A row is a table and the value that an equality looks for: the key of the query's key space, or else the value that the request draws, one of the column's
/// distinct ones. Rows of one value (the ten orders of a customer) are locked as one.</para>
/// <para>Not locked are the rows of statements without an equality; and statements that reach the same row by keys of different key spaces, or by different columns, do not
/// meet. An insert locks only where a unique index and a key space say that others may insert the same key: they wait for the first to end, as
/// <c>insert … on conflict</c> does.</para>
/// </remarks>
internal sealed class LockTarget
{
    private static readonly ulong Row = StableHash.OfName("locked-row");

    private readonly KeySampler? _keys;
    private readonly ulong _space;
    private readonly ulong _column;
    private readonly long _distinct;
    private readonly (ulong Hash, long Distinct)[] _drawn;

    private LockTarget(StoredTable table, KeySampler? keys, string column, (ulong Hash, long Distinct)[] drawn)
    {
        _keys = keys;
        _column = StableHash.OfName(column);
        _space = StableHash.Mix(Row ^ (ulong)table.Number) ^ (keys is null ? _column : keys.Hash);
        _distinct = DistinctOf(table, column);
        _drawn = drawn;
    }

    /// <summary>What a query locks; null if nothing.</summary>
    public static LockTarget? Of(QueryOptions query, StoredTable table, KeySampler? keys) => query switch
    {
        InsertOptions when keys is not null && table.Indexes.Any(index => index.Options.IsUnique) => new LockTarget(table, keys, string.Empty, []),
        UpdateOptions or DeleteOptions => OfFilter((FilteredQueryOptions)query, table, keys),
        _ => null,
    };

    /// <summary>Whether a query of a table that is described so locks rows.</summary>
    public static bool IsNeeded(QueryOptions query, TableOptions table) => query switch
    {
        InsertOptions { KeySpace: not null } => table.Indexes.Values.Any(index => index.IsUnique),
        UpdateOptions or DeleteOptions => ((FilteredQueryOptions)query).Where.Values.Any(predicate => predicate is EqualsPredicate),
        _ => false,
    };

    /// <summary>The number of the row that a call's statement locks: 0 or more. Two rows have the same with a probability of 2⁻⁶³.</summary>
    public long RowOf(in Message call)
    {
        var values = StatementValues.Of(_keys, call);
        var hash = values.HashOf(Row);
        if (_keys is null)
        {
            hash = StableHash.Mix((ulong)AccessPattern.Below(values.HashOf(_column), _distinct));
        }

        foreach (var (column, distinct) in _drawn)
        {
            hash = StableHash.Mix(hash ^ (ulong)AccessPattern.Below(StatementValues.Of(null, call).HashOf(column), distinct));
        }

        return (long)(StableHash.Mix(hash ^ _space) >> 1);
    }

    private static LockTarget? OfFilter(FilteredQueryOptions query, StoredTable table, KeySampler? keys)
    {
        var equal = query.Where.Where(pair => pair.Value is EqualsPredicate { IsDrawn: false }).Select(pair => pair.Key).ToList();
        var drawn = query.Where.Where(pair => pair.Value is EqualsPredicate { IsDrawn: true })
            .Select(pair => (StableHash.OfName(pair.Key), DistinctOf(table, pair.Key)))
            .ToArray();
        if (equal.Count == 0 && drawn.Length == 0)
        {
            return null;
        }

        var column = equal.MaxBy(name => DistinctOf(table, name)) ?? string.Empty;
        return new LockTarget(table, keys, column, drawn);
    }

    private static long DistinctOf(StoredTable table, string column) =>
        table.Options.Columns.TryGetValue(column, out var options) ? Math.Max(1, (long)options.DistinctOf(table.Rows)) : 1;
}
