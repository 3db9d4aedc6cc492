using System.Collections.Immutable;
using BottleneckSim.Kernel.Mathematics;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Databases.Planning;

/// <summary>What fraction of a table's rows qualifies. Source: PostgreSQL 15 documentation, chapter 72.1 "Row Estimation Examples".</summary>
public static class Selectivity
{
    /// <summary>The fraction of rows that one predicate leaves: 0 to 1.</summary>
    /// <param name="predicate">The predicate.</param>
    /// <param name="column">Its column.</param>
    /// <param name="rows">Rows of the table.</param>
    /// <remarks>
    /// Equality: one of the distinct values, at most as many rows as the most common one has (<c>var_eq_non_const</c>); a list: that many of
    /// them; a range: its fraction; never a null.
    /// </remarks>
    public static double Of(Predicate predicate, ColumnOptions column, double rows)
    {
        var notNull = 1 - column.NullFraction;
        var ofOneValue = Math.Min(notNull / column.DistinctOf(rows), column.MostCommonFraction ?? 1);
        var ofValues = predicate switch
        {
            EqualsPredicate => ofOneValue,
            ConstantPredicate constant => constant.Fraction,
            InPredicate list => OfList(list.Values, ofOneValue),
            RangePredicate range => notNull * range.Fraction,
            _ => notNull,
        };
        return Math.Clamp(ofValues, 0, 1);
    }

    /// <summary>Values of a list are told apart where they can be; more of them than there are must repeat (<c>scalararraysel</c>).</summary>
    private static double OfList(int values, double ofOneValue) =>
        values * ofOneValue <= 1 ? values * ofOneValue : 1 - DeterministicMath.Pow(1 - ofOneValue, values);

    /// <summary>Distinct combinations of columns among some of a table's rows (<c>estimate_num_groups</c>).</summary>
    /// <param name="columns">The columns: at least one.</param>
    /// <param name="tableRows">Rows of the table.</param>
    /// <param name="keptRows">Those that fulfil the conditions: at most as many.</param>
    /// <param name="inputRows">Rows that are grouped; joins may have multiplied them.</param>
    public static double Groups(IReadOnlyCollection<ColumnOptions> columns, double tableRows, double keptRows, double inputRows)
    {
        double distinct = 1;
        double most = 1;
        foreach (var column in columns)
        {
            var ofColumn = column.DistinctOf(tableRows) + (column.NullFraction > 0 ? 1 : 0);
            distinct *= ofColumn;
            most = Math.Max(most, ofColumn);
        }

        // Several columns are hardly independent: at most a tenth of the rows, or what one column alone has.
        var atMost = columns.Count > 1 ? Math.Min(tableRows, Math.Max(tableRows / 10, most)) : tableRows;
        distinct = Math.Max(1, Math.Min(distinct, atMost));
        if (keptRows < tableRows)
        {
            distinct *= 1 - DeterministicMath.Pow((tableRows - keptRows) / tableRows, tableRows / distinct);
        }

        return Math.Min(Rows(distinct), Math.Max(1, Math.Ceiling(inputRows)));
    }

    /// <summary>The fraction that several conditions leave together, as if their columns were independent (<c>clauselist_selectivity</c>).</summary>
    /// <param name="conditions">The conditions.</param>
    public static double Of(ImmutableArray<Condition> conditions)
    {
        double fraction = 1;
        foreach (var condition in conditions)
        {
            fraction *= condition.Selectivity;
        }

        return fraction;
    }

    /// <summary>An estimate of rows as the planner keeps it: whole and at least one (<c>clamp_row_est</c>).</summary>
    /// <param name="rows">Any estimate.</param>
    public static double Rows(double rows) => rows <= 1 ? 1 : Math.Round(rows, MidpointRounding.ToEven);
}
