using BottleneckSim.Models.Databases.Indexes;

namespace BottleneckSim.Models.Databases.Planning.Joins;

/// <summary>Two tables, one as the outer and one as the inner side.</summary>
/// <param name="Outer">The outer side.</param>
/// <param name="Inner">The inner side.</param>
/// <param name="HasCondition">
/// Whether there is anything left to compare; not where an equality fixes the column of both sides, so that every pair qualifies.
/// </param>
/// <param name="Order">The order by the columns that have to be equal.</param>
internal sealed record JoinPair(JoinSide Outer, JoinSide Inner, bool HasCondition, OrderedColumn Order)
{
    public PlannerCosts Costs => Outer.Problem.Costs;

    public long WorkMemoryBytes => Outer.Problem.WorkMemoryBytes;

    /// <summary>The columns that have to be equal, the outer one first.</summary>
    public string? Condition => HasCondition ? $"{Outer.QualifiedColumn} = {Inner.QualifiedColumn}" : null;

    /// <summary>Fraction of all pairs that qualify (<c>eqjoinsel_inner</c>).</summary>
    public double Selectivity => HasCondition ? Outer.NotNull * Inner.NotNull / Math.Max(Outer.Distinct, Inner.Distinct) : 1;

    /// <summary>Joined rows (<c>calc_joinrel_size_estimate</c>).</summary>
    public double Rows => Planning.Selectivity.Rows(Outer.Rows * Inner.Rows * Selectivity);

    /// <summary>Bytes of a joined row.</summary>
    public int WidthBytes => Outer.Problem.WidthBytes + Inner.Problem.WidthBytes;

    /// <summary>Whether an outer row meets one inner row at most, so that the search may stop there.</summary>
    public bool StopsAtFirst => HasCondition && Inner.IsUnique;

    /// <summary>
    /// Outer rows that PostgreSQL expects to meet any inner row (<c>compute_semi_anti_join_factors</c>). Of an inner join it takes the fraction
    /// of all pairs instead of the fraction of outer rows with a match, which is far too small; plans rest on it, and so do ours.
    /// </summary>
    public double MatchedOuterRows => Math.Round(Outer.Rows * Selectivity, MidpointRounding.ToEven);

    /// <summary>How much of the inner rows is run through until the first match: with the fraction above, every one of them would match.</summary>
    public double ScannedFraction => 2 / (Math.Max(1, Inner.Rows) + 1);
}
