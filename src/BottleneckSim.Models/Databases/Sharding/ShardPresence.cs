using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Queries;

namespace BottleneckSim.Models.Databases.Sharding;

/// <summary>On which shards the rows of a value lie that the shard key does not tell.</summary>
/// <remarks>
/// <code>
/// id = 7 (unique), 4 shards   ├ 1 ┼ 2 ┼ 3 ┼ 4 ┤   each shard has its part of the values: one ticket, drawn by the value, falls into one shard's part
/// status = 'paid'             every shard has rows of every value: nothing to draw
/// </code>
/// Every shard searches; together they find as many rows as the whole database would. The parts are systematic samples: as likely as they are large, and never one
/// too many.
/// </remarks>
/// <param name="Shards">On how many shards a value has rows: 1 to the number of shards.</param>
/// <param name="Before">The part of the rows that the shards before this one have.</param>
/// <param name="After">That, and the shard's own.</param>
internal sealed record ShardPresence(double Shards, double Before, double After)
{
    /// <summary>Of a query that goes to all shards; null where every shard has rows of every value.</summary>
    /// <param name="query">The query.</param>
    /// <param name="database">The whole database.</param>
    /// <param name="layout">Where which keys are.</param>
    /// <param name="shard">The shard, from 0.</param>
    public static ShardPresence? Of(QueryOptions query, DatabaseOptions database, ShardLayout layout, int shard)
    {
        var count = layout.Shards.Count;
        if (count == 1 || query is not FilteredQueryOptions filtered || ShardRoutes.Of(query, layout.Shards) != ShardRoute.All)
        {
            return null;
        }

        var whole = database.Tables[query.Table];
        var part = ShardShare.OfTable(database, whole, layout.Shards, 1.0 / count);
        var equal = filtered.Where.Where(pair => pair.Value is EqualsPredicate or InPredicate).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        double shards = count;
        foreach (var column in equal)
        {
            shards = Math.Min(shards, count * part.Columns[column].DistinctOf(part.Rows) / whole.Columns[column].DistinctOf(whole.Rows));
        }

        shards = whole.Indexes.Values.Any(index => IsFound(index, equal)) ? 1 : Math.Max(1, shards);
        var (before, after) = layout.RangeOf(shard);
        return shards < count ? new ShardPresence(shards, before, after) : null;
    }

    /// <summary>Whether the shard has rows of a value.</summary>
    /// <param name="value">A hash of the value, the same at all shards.</param>
    public bool IsHere(ulong value)
    {
        var ticket = AccessPattern.Fraction(StableHash.Mix(value));
        return Math.Floor((Shards * After) + ticket) > Math.Floor((Shards * Before) + ticket);
    }

    private static bool IsFound(IndexOptions index, HashSet<string> equal) => index.IsUnique && index.Columns.All(column => equal.Contains(column.Column));
}
