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
/// <para>A list of values locks each one, in the order of the list. A statement with neither locks each value that its range holds, or every value where it has no range, in
/// rising order; of more than 1,000 it locks 1,000 at even distances: PostgreSQL would lock all (a row lock costs it no memory, and there is no escalation to the table), which a
/// bounded table of locks cannot.</para>
/// <para>Statements that reach the same row by keys of different key spaces, or by different columns, do not meet, nor does a range meet keys of a key space. An insert locks only where a unique index and a key space say that others may insert the same key: they wait for the first to end, as
/// <c>insert … on conflict</c> does.</para>
/// </remarks>
internal sealed class LockTarget
{
    /// <summary>As many rows as one statement locks.</summary>
    public const int MostRows = 1_000;

    private static readonly ulong Row = StableHash.OfName("locked-row");

    private readonly KeySampler? _keys;
    private readonly ulong _space;
    private readonly ulong _column;
    private readonly long _distinct;
    private readonly (ulong Hash, long Distinct)[] _drawn;
    private readonly Predicate? _several;

    private LockTarget(StoredTable table, KeySampler? keys, string column, (ulong Hash, long Distinct)[] drawn, Predicate? several = null)
    {
        _several = several;
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
        UpdateOptions or DeleteOptions => true,
        _ => false,
    };

    /// <summary>How many rows a statement locks that changes so many.</summary>
    public int CountOf(long rows) => _several switch
    {
        null => 1,
        InPredicate list => (int)Math.Min(list.Values, MostRows),
        _ => (int)Math.Min(Math.Min(rows, ValuesInRange), MostRows),
    };

    /// <summary>The number of a row that a call's statement locks: 0 or more. Two rows have the same with a probability of 2⁻⁶³.</summary>
    /// <param name="call">The call.</param>
    /// <param name="item">Which of its rows, from 0.</param>
    /// <param name="count">How many it locks.</param>
    public long RowOf(in Message call, int item, int count)
    {
        var values = StatementValues.Of(_keys, call);
        var hash = values.HashOf(Row, item);
        if (_keys is null || _several is RangePredicate)
        {
            hash = StableHash.Mix((ulong)ValueOf(values, item, count));
        }

        foreach (var (column, distinct) in _drawn)
        {
            hash = StableHash.Mix(hash ^ (ulong)AccessPattern.Below(StatementValues.Of(null, call).HashOf(column), distinct));
        }

        return (long)(StableHash.Mix(hash ^ _space) >> 1);
    }

    private long ValuesInRange => _several is RangePredicate range ? Math.Clamp((long)(range.Fraction * _distinct), 1, _distinct) : _distinct;

    private long ValueOf(in StatementValues values, int item, int count)
    {
        if (_several is not RangePredicate range)
        {
            return AccessPattern.Below(values.HashOf(_column, item), _distinct);
        }

        var width = ValuesInRange;
        var first = range switch
        {
            { Position: RangePosition.UpperEnd } => _distinct - width,
            { Start: { } start } => Math.Min((long)(start * _distinct), _distinct - width),
            _ => AccessPattern.Below(values.HashOf(_column), _distinct - width + 1),
        };
        return first + (long)((Int128)width * item / count);
    }

    private static LockTarget? OfFilter(FilteredQueryOptions query, StoredTable table, KeySampler? keys)
    {
        var equal = query.Where.Where(pair => pair.Value is EqualsPredicate { IsDrawn: false }).Select(pair => pair.Key).ToList();
        var drawn = query.Where.Where(pair => pair.Value is EqualsPredicate { IsDrawn: true })
            .Select(pair => (StableHash.OfName(pair.Key), DistinctOf(table, pair.Key)))
            .ToArray();
        if (equal.Count == 0 && drawn.Length == 0)
        {
            return OfSeveral(query, table, keys);
        }

        var column = equal.MaxBy(name => DistinctOf(table, name)) ?? string.Empty;
        return new LockTarget(table, keys, column, drawn);
    }

    /// <summary>A list that names fewest rows comes first; without one the narrowest range; without either all rows by their most distinct column.</summary>
    private static LockTarget OfSeveral(FilteredQueryOptions query, StoredTable table, KeySampler? keys)
    {
        var lists = query.Where.Where(pair => pair.Value is InPredicate).Select(pair => pair.Key).ToList();
        if (lists.Count > 0)
        {
            var list = lists.MaxBy(name => DistinctOf(table, name))!;
            return new LockTarget(table, keys, list, [], query.Where[list]);
        }

        var (column, range) = query.Where.Where(pair => pair.Value is RangePredicate).Select(pair => (pair.Key, (RangePredicate)pair.Value))
            .DefaultIfEmpty((table.Options.Columns.Keys.MaxBy(name => DistinctOf(table, name)) ?? string.Empty, new RangePredicate(1)))
            .MinBy(pair => pair.Item2.Fraction);
        return new LockTarget(table, null, column, [], range);
    }

    private static long DistinctOf(StoredTable table, string column) =>
        table.Options.Columns.TryGetValue(column, out var options) ? Math.Max(1, (long)options.DistinctOf(table.Rows)) : 1;
}
