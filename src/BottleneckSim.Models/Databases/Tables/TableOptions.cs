using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Indexes;

namespace BottleneckSim.Models.Databases.Tables;

/// <summary>A table and its B-tree indexes.</summary>
public sealed record TableOptions
{
    /// <summary>The table's name: lower-case letters, digits and underscores, beginning with a letter.</summary>
    public required string Name { get; init; }

    /// <summary>Rows at the start of the run: 0 to 10¹².</summary>
    public required long Rows { get; init; }

    /// <summary>Rows that others add every second, beside those that statements insert: 0 (the default) to 10⁷. They are inserted once a second, at the cost of any insert (<see cref="Growth.TableGrowth"/>).</summary>
    public double GrowsPerSecond { get; init; }

    /// <summary>Rows that are kept; older ones are dropped, with their pages: 0 to 10¹²; null (the default) means all.</summary>
    public long? KeepsRows { get; init; }

    /// <summary>Average size of a row's values, headers not counted: 1 to 8,000 bytes, at least the sum of the columns' widths.</summary>
    public required int RowBytes { get; init; }

    /// <summary>How full, in per cent, pages were packed: 10 to 100, default 100 (PostgreSQL's <c>fillfactor</c> for tables).</summary>
    public int FillFactor { get; init; } = 100;

    /// <summary>
    /// Pages that the table takes at the start, as measured (<c>pg_class.relpages</c>): 1 to 10¹²; a bloated table takes more than its rows
    /// need. Null (the default): as many as its rows fill.
    /// </summary>
    public long? Pages { get; init; }

    /// <summary>
    /// Fraction of the pages whose rows are visible to everybody, so that an index-only scan need not look at them
    /// (<c>pg_class.relallvisible</c> ÷ <c>relpages</c>): 0 to 1, default 1, as after a vacuum.
    /// </summary>
    public double AllVisibleFraction { get; init; } = 1;

    /// <summary>The columns that queries and indexes name. A row may be wider than their sum: the rest is never asked for by name.</summary>
    public ImmutableSortedDictionary<string, ColumnOptions> Columns { get; init; } =
        ImmutableSortedDictionary.Create<string, ColumnOptions>(StringComparer.Ordinal);

    /// <summary>The indexes by name.</summary>
    public ImmutableSortedDictionary<string, IndexOptions> Indexes { get; init; } =
        ImmutableSortedDictionary.Create<string, IndexOptions>(StringComparer.Ordinal);
}
