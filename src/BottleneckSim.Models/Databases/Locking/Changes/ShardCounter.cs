using System.Collections.Immutable;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Databases.Changes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Databases.Locking.Changes;

/// <summary>Spreads each row that is found by a column over several: a write changes one of them, drawn by each request, and a read sums them all.</summary>
/// <remarks>
/// <code>
/// counters (id)          counters (id, shard)
///   7 ◄─ all writes        7, 0 ◄─ a write in n
///                          7, 1 ◄─ …            a read of 7: n rows
/// </code>
/// The table has n times the rows; a unique index on the column alone is built anew without being unique. Writers of one key meet at 1 ÷ n of the rate.
/// </remarks>
/// <param name="Database">The database's tier.</param>
/// <param name="Table">The table.</param>
/// <param name="Column">The column that writes look for by equality.</param>
/// <param name="Shards">Rows for each one: 2 to 10,000.</param>
public sealed record ShardCounter(string Database, string Table, string Column, int Shards) : Change
{
    /// <summary>The column that tells the rows of one counter apart.</summary>
    public const string ShardColumn = "shard";

    private const int MostShards = 10_000;
    private const int ShardBytes = 2;
    private const int MostRowBytes = 8_000;
    private const long MostRows = 1_000_000_000_000;

    /// <inheritdoc />
    public override string Kind => "shard-counter";

    /// <inheritdoc />
    public override ChangeTerms Terms => new() { Until = "a unique index on the column, if there is one, is built anew", Work = "scans the table twice, sorts, and writes the index" };

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var database = system.Database(Database);
        var table = database.Table(Table);
        Require(table);
        var queries = database.Queries.Values.Select(query => Spread(query)).ToList();
        if (!queries.OfType<UpdateOptions>().Any(query => query.Table == Table && query.Where.ContainsKey(ShardColumn)))
        {
            throw new ChangeRefusedException($"No statement of '{Database}' writes '{Table}' where '{Column}' equals a value; there is no counter to spread.");
        }

        return system.With(database.With(Spread(table)) with
        {
            Queries = queries.ToImmutableSortedDictionary(query => query.Name, query => query, StringComparer.Ordinal),
        });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => RestoreTiers.Of(this, before, Database);

    /// <inheritdoc />
    public override string Describe() => $"{Database}: spread each {Table}.{Column} over {Shards} rows";

    private void Require(TableOptions table)
    {
        if (Shards is < 2 or > MostShards)
        {
            throw new ChangeRefusedException($"A counter is spread over 2 to {MostShards} rows, not {Shards}.");
        }

        if (!table.Columns.ContainsKey(Column))
        {
            throw new ChangeRefusedException($"Table '{Table}' has no column '{Column}'; its columns are: {string.Join(", ", table.Columns.Keys)}.");
        }

        if (table.Columns.ContainsKey(ShardColumn))
        {
            throw new ChangeRefusedException($"Table '{Table}' has a column '{ShardColumn}' already: its rows are spread.");
        }

        if (table.RowBytes > MostRowBytes - ShardBytes || table.Rows > MostRows / Shards)
        {
            throw new ChangeRefusedException($"Table '{Table}' has no room for {Shards} times its rows with a column more.");
        }
    }

    private TableOptions Spread(TableOptions table)
    {
        var columns = table.Columns.ToImmutableSortedDictionary(
            column => column.Key,
            column => column.Key == Column ? column.Value with { Distinct = Math.Max(1, column.Value.Distinct ?? table.Rows) } : column.Value,
            StringComparer.Ordinal);
        return table with
        {
            Rows = table.Rows * Shards,
            Pages = table.Pages * Shards,
            RowBytes = table.RowBytes + ShardBytes,
            Columns = columns.Add(ShardColumn, new ColumnOptions(ShardColumn, Math.Clamp(table.Rows * Shards, 1, Shards), WidthBytes: ShardBytes)),
            Indexes = table.Indexes.ToImmutableSortedDictionary(
                index => index.Key,
                index => index.Value.IsUnique && index.Value.Columns.All(key => key.Column == Column) ? index.Value with { IsUnique = false } : index.Value,
                StringComparer.Ordinal),
        };
    }

    private QueryOptions Spread(QueryOptions query) => query is FilteredQueryOptions filtered && filtered.Table == Table
        && filtered.Where.GetValueOrDefault(Column) is EqualsPredicate { IsDrawn: false }
        ? filtered switch
        {
            UpdateOptions update => update with { Where = OneOf(update.Where) },
            DeleteOptions => filtered,
            SelectOptions { Limit: { } limit } select => select with { Limit = limit * Shards },
            _ => filtered,
        }
        : query;

    private static ImmutableSortedDictionary<string, Predicate> OneOf(ImmutableSortedDictionary<string, Predicate> where) =>
        where.Add(ShardColumn, new EqualsPredicate { IsDrawn = true });
}
