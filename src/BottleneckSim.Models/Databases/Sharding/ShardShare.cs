using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Databases.Sharding;

/// <summary>What one shard holds of a database.</summary>
/// <remarks>A shard has its part of the keys, and all rows of a key that is not salted: of the columns that hold the key it has its part of the values, too.</remarks>
internal static class ShardShare
{
    /// <summary>A shard's own database.</summary>
    public static DatabaseOptions Of(DatabaseOptions database, ShardLayout layout, int shard)
    {
        var (before, after) = layout.RangeOf(shard);
        return database with
        {
            Tables = database.Tables.ToImmutableSortedDictionary(
                table => table.Key, table => OfTable(database, table.Value, layout.Shards, after - before, layout.CopiedPart(shard)), StringComparer.Ordinal),
        };
    }

    /// <summary>The columns that hold the shard key: those that some query compares with it.</summary>
    public static ImmutableHashSet<(string Table, string Column)> KeyColumns(DatabaseOptions database, ShardOptions shards) =>
    [
        .. database.Queries.Values.OfType<FilteredQueryOptions>()
            .Where(query => string.Equals(query.KeySpace, shards.By, StringComparison.Ordinal))
            .SelectMany(query => ShardRoutes.KeyColumns(query).Select(column => (query.Table, column))),
    ];

    /// <summary>The fraction of the salted keys that have a sub-key at a given shard: 1 − (1 − 1/count)^salt.</summary>
    public static double KeysAtAShard(ShardOptions shards)
    {
        var without = 1.0;
        for (var subKey = 0; subKey < shards.Salt; subKey++)
        {
            without *= 1 - (1.0 / shards.Count);
        }

        return 1 - without;
    }

    /// <summary>A part of a table.</summary>
    /// <param name="database">The whole database.</param>
    /// <param name="table">The whole table.</param>
    /// <param name="shards">The shards.</param>
    /// <param name="part">The part of the rows: 0 to 1.</param>
    /// <param name="copied">The part of the keys of which there is a copy beside: 0 to 1. What no key tells is not copied.</param>
    public static TableOptions OfTable(DatabaseOptions database, TableOptions table, ShardOptions shards, double part, double copied = 0)
    {
        var keys = KeyColumns(database, shards);
        part += HasKey(table.Name, keys) ? copied : 0;
        var keyPart = shards.SaltedKeys is null && shards.Salt > 1 ? Math.Max(part, KeysAtAShard(shards)) : part;
        return table with
        {
            Rows = Part(table.Rows, part),
            GrowsPerSecond = table.GrowsPerSecond * part,
            KeepsRows = table.KeepsRows is { } kept ? Math.Max(1, Part(kept, part)) : null,
            Pages = table.Pages is { } pages ? Math.Max(1, Part(pages, part)) : null,
            Columns = table.Columns.ToImmutableSortedDictionary(
                column => column.Key,
                column => column.Value is { Distinct: { } distinct } && keys.Contains((table.Name, column.Key))
                    ? column.Value with { Distinct = Math.Max(1, (long)Math.Round(distinct * keyPart, MidpointRounding.ToEven)) }
                    : column.Value,
                StringComparer.Ordinal),
        };
    }

    /// <summary>Whether a table has rows of keys.</summary>
    public static bool HasKey(string table, ImmutableHashSet<(string Table, string Column)> keys) => keys.Any(key => string.Equals(key.Table, table, StringComparison.Ordinal));

    private static long Part(long whole, double part) => (long)Math.Ceiling((whole * part) - 1e-6);
}
