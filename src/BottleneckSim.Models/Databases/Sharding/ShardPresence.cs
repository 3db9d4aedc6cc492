using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Databases.Sharding;

/// <summary>On which shards the rows of a value lie that the shard key does not tell.</summary>
/// <remarks>
/// <code>
/// id = 7 (unique), 4 shards   ├ 1 ┼ 2 ┼ 3 ┼ 4 ┤   each shard has 1/4 of the values: one ticket, drawn by the value, falls into one shard's part
/// status = 'paid'             every shard has rows of every value: nothing to draw
/// </code>
/// Every shard searches; together they find as many rows as the whole database would. The parts are systematic samples: equally likely, and never one too many.
/// </remarks>
/// <param name="Shard">The shard, from 0.</param>
/// <param name="Count">How many shards there are.</param>
/// <param name="Share">The part of the values that one shard has rows of: above 0, at most 1.</param>
internal sealed record ShardPresence(int Shard, int Count, double Share)
{
    /// <summary>Of a query that goes to all shards; null where every shard has rows of every value.</summary>
    /// <param name="query">The query.</param>
    /// <param name="table">The shard's part of its table.</param>
    /// <param name="whole">The table of the whole database.</param>
    /// <param name="shard">The shard, from 0.</param>
    /// <param name="shards">The shards.</param>
    public static ShardPresence? Of(QueryOptions query, TableOptions table, TableOptions whole, int shard, ShardOptions shards)
    {
        if (shards.Count == 1 || query is not FilteredQueryOptions filtered || ShardRoutes.Of(query, shards) != ShardRoute.All)
        {
            return null;
        }

        var equal = filtered.Where.Where(pair => pair.Value is EqualsPredicate or InPredicate).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        var share = 1.0;
        foreach (var column in equal)
        {
            share = Math.Min(share, table.Columns[column].DistinctOf(table.Rows) / whole.Columns[column].DistinctOf(whole.Rows));
        }

        share = table.Indexes.Values.Any(index => IsFound(index, equal)) ? Math.Min(share, 1.0 / shards.Count) : share;
        return share < 1 ? new ShardPresence(shard, shards.Count, share) : null;
    }

    /// <summary>Whether the shard has rows of a value.</summary>
    /// <param name="value">A hash of the value, the same at all shards.</param>
    public bool IsHere(ulong value)
    {
        var place = (int)(((ulong)Shard + (value % (ulong)Count)) % (ulong)Count);
        var ticket = AccessPattern.Fraction(Kernel.Randomness.StableHash.Mix(value));
        return Math.Floor((Share * (place + 1)) + ticket) > Math.Floor((Share * place) + ticket);
    }

    private static bool IsFound(IndexOptions index, HashSet<string> equal) => index.IsUnique && index.Columns.All(column => equal.Contains(column.Column));
}
