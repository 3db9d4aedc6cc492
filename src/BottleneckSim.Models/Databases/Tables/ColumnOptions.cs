namespace BottleneckSim.Models.Databases.Tables;

/// <summary>What the planner knows about a column: the figures of PostgreSQL's view <c>pg_stats</c>.</summary>
/// <param name="Name">The column's name: lower-case letters, digits and underscores, beginning with a letter.</param>
/// <param name="Distinct">Distinct values: 1 to 10¹², at most the rows of the table; null (the default) means that every row has its own.</param>
/// <param name="Correlation">
/// How far the rows' places on disk follow the column's order: −1 to 1; 1 for a time stamp of a table that is only appended to, 0 (the default)
/// for no relation (<c>pg_stats.correlation</c>).
/// </param>
/// <param name="NullFraction">Fraction of rows without a value: 0 to 1, default 0 (<c>pg_stats.null_frac</c>).</param>
/// <param name="WidthBytes">Average size of a value: 1 to 8,000 bytes, default 8 (<c>pg_stats.avg_width</c>).</param>
/// <param name="MostCommon">How often the most common values come; null (the default) means that all values are equally common (<c>pg_stats.most_common_freqs</c>).</param>
public sealed record ColumnOptions(
    string Name, long? Distinct = null, double Correlation = 0, double NullFraction = 0, int WidthBytes = 8, CommonValues? MostCommon = null)
{
    /// <summary>
    /// Rows by which a row lies away from its place in the column's order, on the average: 0 (the default, all in order) to 10¹². It tells apart what a correlation of 1 leaves open, and counts only where
    /// the correlation is 1 or −1: a walk along the index then goes back and forth at the edge of each page. No view of PostgreSQL has it; count it as the mean of
    /// |row_number() over (order by ctid) − row_number() over (order by column)|.
    /// </summary>
    public double Displacement { get; init; }

    /// <summary>Fraction of the rows that have the most common value; null where nobody knows. The planner uses it for the largest bucket of a hash join.</summary>
    public double? MostCommonFraction => MostCommon?.Largest;

    /// <summary>Distinct values in a table of so many rows.</summary>
    /// <param name="rows">Rows of the table.</param>
    public double DistinctOf(double rows) => Math.Max(1, Math.Min(Distinct ?? rows * (1 - NullFraction), rows));
}
