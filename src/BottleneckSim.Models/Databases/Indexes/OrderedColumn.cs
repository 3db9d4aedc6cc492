namespace BottleneckSim.Models.Databases.Indexes;

/// <summary>A column and the direction in which it is ordered, in an index or in an ORDER BY.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Direction">The direction. Default: ascending.</param>
public sealed record OrderedColumn(string Column, SortDirection Direction = SortDirection.Ascending)
{
    /// <summary>As one writes it in SQL: <c>created_at DESC</c>.</summary>
    public override string ToString() => Direction == SortDirection.Descending ? Column + " DESC" : Column;
}
