using System.Collections.Immutable;
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
    /// <remarks>Equality: one of the distinct values (<c>var_eq_non_const</c>); a list: that many of them; a range: its fraction; never a null.</remarks>
    public static double Of(Predicate predicate, ColumnOptions column, double rows)
    {
        var notNull = 1 - column.NullFraction;
        var ofValues = predicate switch
        {
            EqualsPredicate => 1 / column.DistinctOf(rows),
            InPredicate list => list.Values / column.DistinctOf(rows),
            RangePredicate range => range.Fraction,
            _ => 1,
        };
        return Math.Clamp(notNull * ofValues, 0, 1);
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
