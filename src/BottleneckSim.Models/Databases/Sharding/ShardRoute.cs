using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Queries;

namespace BottleneckSim.Models.Databases.Sharding;

/// <summary>Where a query goes in a sharded database.</summary>
internal enum ShardRoute
{
    /// <summary>The query is not known; any shard says so.</summary>
    Unknown,

    /// <summary>To the shards of all sub-keys of the request's key.</summary>
    AllOfKey,

    /// <summary>To the shard of one sub-key of the request's key, by the request's draw.</summary>
    OneOfKey,

    /// <summary>To all shards.</summary>
    All,

    /// <summary>To one shard by the request's draw: new rows whose key nobody gave.</summary>
    Drawn,
}

/// <summary>Finds where queries go.</summary>
internal static class ShardRoutes
{
    /// <summary>Where a query goes.</summary>
    public static ShardRoute Of(QueryOptions? query, ShardOptions shards)
    {
        var isOfKeySpace = query is not null && string.Equals(query.KeySpace, shards.By, StringComparison.Ordinal);
        return query switch
        {
            null => ShardRoute.Unknown,
            InsertOptions => isOfKeySpace ? ShardRoute.OneOfKey : ShardRoute.Drawn,
            FilteredQueryOptions filtered when !isOfKeySpace || KeyColumns(filtered).IsEmpty => ShardRoute.All,
            SelectOptions or DeleteOptions => ShardRoute.AllOfKey,
            _ => ShardRoute.OneOfKey,
        };
    }

    /// <summary>The columns that a query compares with the request's key.</summary>
    public static ImmutableArray<string> KeyColumns(FilteredQueryOptions query) =>
        [.. query.Where.Where(condition => condition.Value is EqualsPredicate { IsDrawn: false }).Select(condition => condition.Key)];
}
