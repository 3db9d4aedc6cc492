using System.Globalization;
using BottleneckSim.Validation.Reports;

namespace BottleneckSim.Validation.Databases.Plans;

/// <summary>Compared plans as rows of the page.</summary>
public static class PlanRows
{
    /// <summary>Fraction of the statements that have to have the same kinds of nodes.</summary>
    public const double SameKindAtLeast = 0.95;

    /// <summary>How far our cost may be from PostgreSQL's.</summary>
    public const double CostMargin = 0.05;

    private const string Source = "EXPLAIN of PostgreSQL on the same tables";

    /// <summary>The rows: how many plans are alike, then each statement's cost.</summary>
    /// <param name="pairs">The compared plans.</param>
    public static IEnumerable<ValidationRow> Of(IReadOnlyList<PlanPair> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        yield return Share("same kinds of nodes", pairs, pair => pair.IsSameKind).Judged();
        yield return Share("same kinds of nodes and same indexes", pairs, pair => pair.IsSamePlan) with { Margin = null };
        yield return Share("cost within 5 %", pairs, pair => Math.Abs(pair.CostError) <= CostMargin) with { Margin = null };
        foreach (var pair in pairs)
            yield return Cost(pair);
    }

    private static ValidationRow Share(string what, IReadOnlyList<PlanPair> pairs, Func<PlanPair, bool> isAlike)
    {
        var alike = pairs.Count(isAlike);
        return new ValidationRow
        {
            Group = "Plans",
            Name = what,
            Compares = "share of statements",
            Unit = "share",
            Ours = (double)alike / pairs.Count,
            Reference = 1,
            Source = Source,
            Margin = EquivalenceMargin.Absolute(1 - SameKindAtLeast),
            Verdict = RowVerdict.Reported,
            Remark = string.Create(CultureInfo.InvariantCulture, $"{alike} of {pairs.Count}"),
        };
    }

    private static ValidationRow Cost(PlanPair pair) => new ValidationRow
    {
        Group = string.Create(CultureInfo.InvariantCulture, $"Cost of plans, {pair.Rows:N0} rows"),
        Name = string.Create(CultureInfo.InvariantCulture, $"{pair.Case.Name}, {pair.Rows:N0} rows"),
        Compares = "total cost",
        Unit = "cost units",
        Ours = pair.Ours.Total,
        Reference = pair.Theirs.Total,
        Source = Source,
        Margin = EquivalenceMargin.Relative(CostMargin),
        Verdict = RowVerdict.Reported,
        Remark = pair.IsSamePlan
            ? pair.Ours.Kinds
            : $"ours {pair.Ours.Kinds} [{pair.Ours.Indexes}], PostgreSQL's {pair.Theirs.Kinds} [{pair.Theirs.Indexes}]",
    }.Judged();
}
