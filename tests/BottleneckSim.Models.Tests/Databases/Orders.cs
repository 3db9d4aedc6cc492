using System.Collections.Immutable;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Disks;

namespace BottleneckSim.Models.Tests.Databases;

/// <summary>A table of orders with the statistics of the real one in PostgreSQL 15.14 that the plans were measured with.</summary>
internal static class Orders
{
    public static TableOptions Table { get; } = new()
    {
        Name = "orders",
        Rows = 500_000,
        RowBytes = 180, // 176 of values and 4 of alignment between them
        Columns = Sorted(
            new ColumnOptions("id", Correlation: 1),
            new ColumnOptions("customer_id", Distinct: 19_528, Correlation: -0.004),
            new ColumnOptions("created_at", Correlation: 1),
            new ColumnOptions("status", Distinct: 5, Correlation: 0.196, WidthBytes: 4),
            new ColumnOptions("total", Distinct: 450_000, Correlation: 1, NullFraction: 0.1)),
    };

    public static DatabaseOptions Database { get; } = new()
    {
        Name = "db",
        Cpu = new CpuOptions(4),
        Disk = DiskOptions.SolidState,
        Tables = ImmutableSortedDictionary.Create<string, TableOptions>(StringComparer.Ordinal).Add("orders", Table),
        Queries = ImmutableSortedDictionary.Create<string, QueryOptions>(StringComparer.Ordinal),
    };

    public static TableOptions WithIndexes(params string[] indexes) => Table with
    {
        Indexes = indexes.Select(Index).ToImmutableSortedDictionary(index => index.Name, index => index, StringComparer.Ordinal),
    };

    public static DatabaseOptions DatabaseWith(TableOptions table) => Database with { Tables = Database.Tables.SetItem(table.Name, table) };

    /// <summary>An index from its columns, as <c>customer_id,created_at desc</c>.</summary>
    public static IndexOptions Index(string columns) => IndexOptions.On("orders", [.. columns.Split(',').Select(Key)]);

    public static OrderedColumn Key(string text) => text.EndsWith(" desc", StringComparison.Ordinal)
        ? new OrderedColumn(text[..^5], SortDirection.Descending)
        : new OrderedColumn(text);

    public static ImmutableSortedDictionary<string, Predicate> Where(params (string Column, Predicate Predicate)[] conditions) =>
        conditions.ToImmutableSortedDictionary(condition => condition.Column, condition => condition.Predicate, StringComparer.Ordinal);

    public static SelectOptions Select(params (string Column, Predicate Predicate)[] conditions) =>
        new() { Name = "query", Table = "orders", Where = Where(conditions) };

    private static ImmutableSortedDictionary<string, ColumnOptions> Sorted(params ColumnOptions[] columns) =>
        columns.ToImmutableSortedDictionary(column => column.Name, column => column, StringComparer.Ordinal);
}
