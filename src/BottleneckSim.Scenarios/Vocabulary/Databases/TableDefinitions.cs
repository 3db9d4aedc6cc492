using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Databases;

/// <summary>Tables and their columns.</summary>
internal static class TableDefinitions
{
    private const string MostRows = "1000G";
    private const double Rounding = 1e-9;

    private static readonly Key<long> Distinct =
        Key.Omittable("distinct", Quantity.LargeCount("values", "1", MostRows), "Distinct values; at most the rows of the table.", "every row has its own");

    private static readonly Key<double> Correlation = Key.Optional(
        "correlation", Quantity.Number("-1", "1"), 0, "How far the rows' places on disk follow the column's order (pg_stats.correlation).");

    private static readonly Key<double> Nulls = Key.Optional("nulls", Quantity.Share("0%", "100%"), 0, "Share of rows without a value.");

    private static readonly Key<long> Width = Key.Optional("width", Quantity.Size("1B", "8000B"), 8, "Average size of a value.");

    private static readonly Key<ImmutableArray<double>> MostCommon = Key.Omittable(
        "most-common",
        new ListShape<double>(Quantity.Share("0%", "100%"), 1, 10_000),
        "Shares of the rows that the most common values have, in the order of the values (pg_stats.most_common_freqs); the other values come after them and share the rest evenly. A request draws a value, all equally likely.",
        "all values are equally common");

    private static readonly Key<double> Displacement = Key.Optional(
        "displacement",
        Quantity.MeanCount("rows", "0", MostRows),
        0,
        "Rows by which a row lies away from its place in the column's order, on the average, where the correlation is 1 or -1: walks along an index go back and forth at each page's edge.");

    private static readonly Mapping<ColumnOptions> Column = new(
        "column",
        "What the planner knows about a column: the figures of PostgreSQL's pg_stats.",
        [Distinct, Correlation, Nulls, Width, MostCommon, Displacement],
        values => new ColumnOptions(
            values.Name, values.OrNull(Distinct), values.Get(Correlation), values.Get(Nulls), (int)values.Get(Width), CommonOf(values))
        {
            Displacement = values.Get(Displacement),
        });

    private static readonly Key<long> Rows = Key.Required("rows", Quantity.LargeCount("rows", "0", MostRows), "Rows at the start of the run.");

    private static readonly Key<double> Grows = Key.Optional(
        "grows", GrowthRate, 0, "Rows that others add every second, beside those that statements insert; inserted once a second by a loader that is not seen, at the cost of any insert.");

    private static readonly Key<long> Keep = Key.Omittable("keep", KeptRows, "Rows that are kept; older ones are dropped, with their pages.", "all");

    private static readonly Key<long> Row = Key.Required(
        "row", Quantity.Size("1B", "8000B"), "Average size of a row's values, headers not counted; at least the sum of the columns' widths.");

    private static readonly Key<double> FillFactor =
        Key.Optional("fill-factor", Quantity.Share("10%", "100%"), 1, "How full pages were packed.");

    private static readonly Key<long> Pages = Key.Omittable(
        "pages", Quantity.LargeCount("pages", "1", MostRows), "Pages of 8 KiB that the table takes at the start, where it is bloated.", "as many as its rows fill");

    private static readonly Key<double> AllVisible = Key.Optional(
        "all-visible", Quantity.Share("0%", "100%"), 1, "Share of pages that an index-only scan need not look at; all of them after a vacuum.");

    private static readonly Key<ImmutableSortedDictionary<string, ColumnOptions>> Columns = Key.Omittable(
        "columns",
        new NamedShape<ColumnOptions>(NameKind.Column, NameShape.Underscored, new MappingShape<ColumnOptions>(Column), 0, 200),
        "The columns that queries and indexes name.",
        "none");

    private static readonly Key<ImmutableArray<IndexOptions>> Indexes =
        Key.Omittable("indexes", new ListShape<IndexOptions>(IndexDefinitions.Index, 0, 64), "The indexes.", "none");

    /// <summary>How fast a table grows, for tables and for changes.</summary>
    public static Shape<double> GrowthRate => Quantity.Rate("0/s", "10000000/s");

    /// <summary>How many rows are kept, for tables and for changes.</summary>
    public static Shape<long> KeptRows => Quantity.LargeCount("rows", "0", MostRows);

    public static Mapping<TableOptions> Table { get; } = new("table", "A table of a database.", [Rows, Grows, Keep, Row, FillFactor, Pages, AllVisible, Columns, Indexes], Build);

    private static TableOptions Build(MappingValues values)
    {
        var columns = values.GetOr(Columns, NoNames.For<ColumnOptions>());
        var indexes = values.GetOr(Indexes, []);
        CheckSizes(values, columns);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var index in indexes.Where(index => !names.Add(index.Name)))
            values.Refuse(Indexes, $"two indexes are called '{index.Name}'", "each index once, or different names");
        return new TableOptions
        {
            Name = values.Name,
            Rows = values.Get(Rows),
            GrowsPerSecond = values.Get(Grows),
            KeepsRows = values.OrNull(Keep),
            RowBytes = (int)values.Get(Row),
            FillFactor = (int)Math.Round(values.Get(FillFactor) * 100),
            Pages = values.OrNull(Pages),
            AllVisibleFraction = values.Get(AllVisible),
            Columns = columns,
            Indexes = indexes.DistinctBy(index => index.Name, StringComparer.Ordinal)
                .ToImmutableSortedDictionary(index => index.Name, index => index, StringComparer.Ordinal),
        };
    }

    private static CommonValues? CommonOf(MappingValues values)
    {
        var shares = values.GetOr(MostCommon, []);
        var left = 1 - values.Get(Nulls);
        if (shares.Sum() > left + Rounding)
        {
            values.Refuse(MostCommon, FormattableString.Invariant($"the shares are {shares.Sum() * 100:0.##}% together"), FormattableString.Invariant($"at most {left * 100:0.##}%, with the rows without a value"));
            return null;
        }

        if (values.OrNull(Distinct) is { } distinct && shares.Length > distinct)
            values.Refuse(MostCommon, FormattableString.Invariant($"there are {shares.Length} shares of {distinct} distinct values"), FormattableString.Invariant($"at most {distinct} shares"));
        return shares.IsEmpty ? null : new CommonValues(shares);
    }

    private static void CheckSizes(MappingValues values, ImmutableSortedDictionary<string, ColumnOptions> columns)
    {
        var width = columns.Values.Sum(column => (long)column.WidthBytes);
        if (width > values.Get(Row))
            values.Refuse(Row, FormattableString.Invariant($"the columns alone are {width} bytes wide"), FormattableString.Invariant($"a size of at least {width}B"));
        foreach (var column in columns.Values.Where(column => column.Distinct > Math.Max(1, values.Get(Rows))))
        {
            values.Refuse(
                Columns, $"'{column.Name}' has more distinct values than the table has rows", FormattableString.Invariant($"at most {values.Get(Rows)}"));
        }
    }
}
