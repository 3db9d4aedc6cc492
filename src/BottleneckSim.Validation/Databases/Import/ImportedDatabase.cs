using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Validation.Databases.Import;

/// <summary>The tables of a real database as the models describe them.</summary>
/// <param name="Tables">The tables with their indexes, by name.</param>
/// <param name="Histograms">How the values of numeric columns are spread, by table and column: from them follows the fraction of a range.</param>
public sealed record ImportedDatabase(
    ImmutableSortedDictionary<string, TableOptions> Tables,
    ImmutableSortedDictionary<string, Histogram> Histograms)
{
    /// <summary>The spread of a column.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <exception cref="KeyNotFoundException">The column has no numbers, or the table was not analysed.</exception>
    public Histogram HistogramOf(string table, string column) => Histograms[KeyOf(table, column)];

    /// <summary>The key of a column.</summary>
    internal static string KeyOf(string table, string column) => $"{table}.{column}";
}
