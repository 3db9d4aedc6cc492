using BottleneckSim.Models.Databases.Queries;

namespace BottleneckSim.Models.Databases.Sharding;

/// <summary>How the rows that several shards answer become the rows of one answer.</summary>
/// <remarks>
/// <code>
/// rows                  all of them, up to the limit
/// count(*)              one: the router adds the counts up
/// group by a            a group that several shards have comes out once: of T values, shards with g₁, g₂ … of them have T · (1 − Π(1 − gᵢ/T)) together
/// group by shard key    all of them: no two shards have the same
/// </code>
/// </remarks>
/// <param name="IsOne">Whether one row comes out whatever the shards say.</param>
/// <param name="Values">How many groups there can be; 0 where no two answers have a row in common.</param>
/// <param name="Limit">The most rows.</param>
internal readonly record struct GatheredRows(bool IsOne, double Values, long Limit)
{
    /// <summary>A statement that writes every copy of a key's rows: all say the same.</summary>
    public static GatheredRows OfCopies { get; } = new(false, 0, long.MaxValue) { AreSame = true };

    /// <summary>Whether every answer is about the same rows.</summary>
    public bool AreSame { get; init; }

    /// <summary>The copies among the rows, for each row that is none; the router drops them.</summary>
    public double Copies { get; init; }

    /// <summary>For a query of a sharded database; null stands for one that is not known.</summary>
    public static GatheredRows Of(QueryOptions? query, DatabaseOptions database, ShardLayout layout)
    {
        var shards = layout.Shards;
        var limit = query is SelectOptions { Limit: { } most } ? most : long.MaxValue;
        if (query is not SelectOptions { Aggregate: { } aggregate } select)
        {
            var meetsCopies = ShardRoutes.Of(query, shards) == ShardRoute.All && ShardShare.HasKey(query!.Table, ShardShare.KeyColumns(database, shards));
            return new GatheredRows(false, 0, limit) { Copies = meetsCopies ? layout.CopiedPart() : 0 };
        }

        var table = database.Tables[select.Table];
        var keys = ShardShare.KeyColumns(database, shards);
        double values = 1;
        foreach (var column in aggregate.GroupBy)
        {
            var options = table.Columns[column];
            values *= options.DistinctOf(table.Rows) + (options.NullFraction > 0 ? 1 : 0);
        }

        var isApart = values >= table.Rows || (shards.Salt == 1 && aggregate.GroupBy.Any(column => keys.Contains((select.Table, column))));
        return new GatheredRows(aggregate.GroupBy.IsEmpty, isApart ? 0 : values, limit);
    }

    /// <summary>The rows so far and those of one more answer.</summary>
    public long Add(long rows, long more)
    {
        if (AreSame)
        {
            return Math.Max(rows, more);
        }

        if (Values <= 0)
        {
            return rows + more;
        }

        // Groups that both have are expected in proportion: each of the two is a sample of all values.
        var both = rows / Values * more;
        return Math.Clamp((long)Math.Round(rows + more - both, MidpointRounding.ToEven), Math.Max(rows, more), rows + more);
    }

    /// <summary>What comes out in the end.</summary>
    public long Of(long rows) => IsOne ? Math.Min(rows, 1) : Math.Min(Copies > 0 ? (long)Math.Round(rows / (1 + Copies), MidpointRounding.ToEven) : rows, Limit);
}
