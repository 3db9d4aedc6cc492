using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Databases.Sharding;

/// <summary>What one shard holds of a database.</summary>
/// <remarks>A shard has its part of the keys, and all rows of a key that is not salted: of the columns that hold the key it has its part of the values, too.</remarks>
internal static class ShardShare
{
    /// <summary>A shard's own database.</summary>
    public static DatabaseOptions Of(DatabaseOptions database, ShardOptions shards)
    {
        var keys = KeyColumns(database, shards);
        return database with { Tables = database.Tables.ToImmutableSortedDictionary(table => table.Key, table => Of(table.Value, shards, keys), StringComparer.Ordinal) };
    }

    /// <summary>The columns that hold the shard key: those that some query compares with it.</summary>
    public static ImmutableHashSet<(string Table, string Column)> KeyColumns(DatabaseOptions database, ShardOptions shards) =>
    [
        .. database.Queries.Values.OfType<FilteredQueryOptions>()
            .Where(query => string.Equals(query.KeySpace, shards.By, StringComparison.Ordinal))
            .SelectMany(query => ShardRoutes.KeyColumns(query).Select(column => (query.Table, column))),
    ];

    /// <summary>The fraction of the keys that have a sub-key at a given shard: 1 − (1 − 1/count)^salt.</summary>
    public static double KeysAtAShard(ShardOptions shards)
    {
        var without = 1.0;
        for (var subKey = 0; subKey < shards.Salt; subKey++)
        {
            without *= 1 - (1.0 / shards.Count);
        }

        return 1 - without;
    }

    private static TableOptions Of(TableOptions table, ShardOptions shards, ImmutableHashSet<(string Table, string Column)> keys) => table with
    {
        Rows = Part(table.Rows, shards.Count),
        GrowsPerSecond = table.GrowsPerSecond / shards.Count,
        KeepsRows = table.KeepsRows is { } kept ? Part(kept, shards.Count) : null,
        Pages = table.Pages is { } pages ? Part(pages, shards.Count) : null,
        Columns = table.Columns.ToImmutableSortedDictionary(
            column => column.Key,
            column => column.Value is { Distinct: { } distinct } && keys.Contains((table.Name, column.Key))
                ? column.Value with { Distinct = Math.Max(1, (long)Math.Round(distinct * KeysAtAShard(shards), MidpointRounding.ToEven)) }
                : column.Value,
            StringComparer.Ordinal),
    };

    private static long Part(long whole, int count) => (whole + count - 1) / count;
}
