using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Robustness.Systems;

namespace BottleneckSim.Validation.Robustness;

/// <summary>Rows that count what must not be.</summary>
internal static class RobustnessRow
{
    private const string Source = "requirement of this project";

    public static ValidationRow None(string group, string name, IReadOnlyCollection<SystemOutcome> outcomes, SystemVerdict verdict)
    {
        var found = outcomes.Where(outcome => outcome.Verdict == verdict).ToList();
        return None(group, name, found.Count, outcomes.Count, found.Count == 0 ? string.Empty : found[0].Detail.Split('\n')[0]);
    }

    public static ValidationRow None(string group, string name, long found, long tried, string remark) =>
        AtMost(group, name, "count", found, 0, FormattableString.Invariant($"of {tried:N0}. {remark}").TrimEnd());

    public static ValidationRow AtMost(string group, string name, string unit, double found, double bound, string remark) =>
        (Row(group, name, unit, found, remark) with { Reference = bound, Margin = EquivalenceMargin.AtMost, Source = Source }).Judged();

    public static ValidationRow AtLeast(string group, string name, long found, long wanted, string remark) =>
        (Row(group, name, "count", found, remark) with { Reference = wanted, Margin = EquivalenceMargin.AtLeast, Source = Source }).Judged();

    public static ValidationRow Reported(string group, string name, double found, string remark) => Row(group, name, "count", found, remark);

    private static ValidationRow Row(string group, string name, string unit, double found, string remark) => new()
    {
        Group = group,
        Name = name,
        Compares = "how many",
        Unit = unit,
        Ours = found,
        Source = "counted",
        Verdict = RowVerdict.Reported,
        Remark = remark,
    };
}
