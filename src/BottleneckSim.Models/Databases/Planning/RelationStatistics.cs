using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Databases.Planning;

/// <summary>What the planner knows about a table: its options, its size and the indexes that are ready for use.</summary>
/// <param name="Table">The table.</param>
/// <param name="Size">Its rows and pages.</param>
/// <param name="Indexes">The indexes that may be used, in order of their names, with their sizes.</param>
public sealed record RelationStatistics(TableOptions Table, TableSize Size, ImmutableArray<(IndexOptions Options, IndexSize Size)> Indexes)
{
    /// <summary>The statistics of a table as it is described, every index ready.</summary>
    /// <param name="table">The table.</param>
    public static RelationStatistics Of(TableOptions table) => Of(table, table.Rows, table.Indexes.Values);

    /// <summary>The statistics of a table with so many rows and these indexes ready.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">Its rows now.</param>
    /// <param name="ready">The indexes that may be used.</param>
    public static RelationStatistics Of(TableOptions table, long rows, IEnumerable<IndexOptions> ready) =>
        new(table, TableSize.Of(table, rows), [.. ready.Select(index => (index, IndexSize.Of(index, table, rows)))]);

    /// <summary>Average bytes of a row that has only the given columns; null means all.</summary>
    /// <param name="columns">Names of columns.</param>
    public int WidthOf(ImmutableArray<string>? columns) =>
        columns is { } named ? named.Sum(column => Table.Columns[column].WidthBytes) : Table.RowBytes;
}
