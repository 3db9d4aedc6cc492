using BottleneckSim.Grading.Statistics;
using BottleneckSim.Validation.Reports;

namespace BottleneckSim.Validation.Speed;

/// <summary>Rows whose reference is a target that must be reached, or must not be passed.</summary>
internal static class SpeedRow
{
    private const string Source = "target of this project";

    public static ValidationRow AtLeast(string group, string name, string compares, string unit, Estimate ours, double target, string remark = "") =>
        Target(Row(group, name, compares, unit, ours, remark), target, EquivalenceMargin.AtLeast);

    public static ValidationRow AtMost(string group, string name, string compares, string unit, Estimate ours, double target, string remark = "") =>
        Target(Row(group, name, compares, unit, ours, remark), target, EquivalenceMargin.AtMost);

    public static ValidationRow Reported(string group, string name, string compares, string unit, Estimate ours, string remark) =>
        Row(group, name, compares, unit, ours, remark);

    public static ValidationRow Reported(string group, string name, string compares, string unit, double ours, string remark) =>
        Row(group, name, compares, unit, new Estimate(ours, new Interval(ours, ours), 1), remark);

    private static ValidationRow Target(ValidationRow row, double target, EquivalenceMargin margin) =>
        (row with { Reference = target, Margin = margin, Source = Source }).Judged();

    private static ValidationRow Row(string group, string name, string compares, string unit, Estimate ours, string remark) => new()
    {
        Group = group,
        Name = name,
        Compares = compares,
        Unit = unit,
        Ours = ours.Value,
        Low = ours.Replications > 1 ? ours.Interval.Low : null,
        High = ours.Replications > 1 ? ours.Interval.High : null,
        Source = "measured",
        Verdict = RowVerdict.Reported,
        Remark = remark,
    };
}
