using System.Globalization;
using BottleneckSim.Validation.Databases.Servers;
using Npgsql;

namespace BottleneckSim.Validation.Databases.Pages;

/// <summary>Values of a column with which a statement is executed: each distinct one, or, of many, some that stand for as many others each.</summary>
/// <remarks>
/// <code>
/// distinct values, rarest first  ├─────┼─────┼─────┼─────┤
/// taken                             ▲     ▲     ▲     ▲       the middle one of each part
/// </code>
/// Values that are drawn miss the few common ones, or meet them too often; these have the average of all of them.
/// </remarks>
internal static class ColumnValues
{
    /// <summary>So many different values, or all where there are fewer, in an order that chance gives.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="column">The column, qualified by its table: <c>orders.status</c>.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="random">Gives the order, so that the values of several columns meet anyhow.</param>
    public static long[] Of(NpgsqlConnection connection, string column, int most, Random random)
    {
        var table = column[..column.IndexOf('.', StringComparison.Ordinal)];
        var sorted = connection.Rows(
            $"select {column} from {table} where {column} is not null group by {column} order by count(*), {column}", reader => reader.GetInt64(0));
        var taken = Math.Min(most, sorted.Count);
        var values = Enumerable.Range(0, taken).Select(place => sorted[(int)((((2L * place) + 1) * sorted.Count) / (2L * taken))]).ToArray();
        random.Shuffle(values);
        return values;
    }

    /// <summary>Values for one execution.</summary>
    /// <param name="columns">The values of each parameter.</param>
    /// <param name="execution">Which execution, from 0.</param>
    public static string Arguments(IReadOnlyList<long[]> columns, int execution) =>
        columns.Count == 0 ? "" : $"({string.Join(", ", columns.Select(values => values[execution % values.Length].ToString(CultureInfo.InvariantCulture)))})";
}
