using System.Globalization;
using BottleneckSim.Validation.Databases.Calibration;
using BottleneckSim.Validation.Reports;

namespace BottleneckSim.Validation.Databases.Timing;

/// <summary>A predicted and a measured time.</summary>
/// <param name="Group">Times of a group are compared with each other.</param>
/// <param name="Name">What takes the time.</param>
/// <param name="Predicted">Nanoseconds on the simulated server.</param>
/// <param name="Measured">Nanoseconds on the real one.</param>
internal sealed record TimePair(string Group, string Name, double Predicted, MeasuredTime Measured);

/// <summary>Predicted times as rows of the page: each as a ratio to the first of its group, and the order within the group.</summary>
internal static class TimingRows
{
    /// <summary>How far a predicted ratio may be from the measured one.</summary>
    public const double RatioMargin = 0.25;

    /// <summary>Times that differ by less, measured or predicted, count as equal; no order is asked of them (Goodman and Kruskal's γ, JASA 49, 1954, leaves out ties of either side).</summary>
    public const double Tie = 0.05;

    public static IEnumerable<ValidationRow> Of(IEnumerable<TimePair> times)
    {
        foreach (var group in times.GroupBy(time => time.Group, StringComparer.Ordinal))
        {
            var members = group.ToList();
            yield return Order(group.Key, members);
            foreach (var member in members.Skip(1))
                yield return Ratio(group.Key, members[0], member);
        }
    }

    private static ValidationRow Ratio(string group, TimePair first, TimePair member) => new ValidationRow
    {
        Group = $"Times: {group}",
        Name = $"{member.Name}, over {first.Name}",
        Compares = "ratio of times",
        Unit = "ratio",
        Ours = member.Predicted / first.Predicted,
        Reference = member.Measured.Median / first.Measured.Median,
        Source = "measured on the same machine, medians of interleaved rounds",
        Margin = EquivalenceMargin.Relative(RatioMargin),
        Verdict = RowVerdict.Reported,
        Remark = string.Create(
            CultureInfo.InvariantCulture,
            $"predicted {member.Predicted / 1e3:F1} µs over {first.Predicted / 1e3:F1} µs; measured {Told(member.Measured)} over {Told(first.Measured)}"),
    }.Judged();

    private static ValidationRow Order(string group, List<TimePair> members)
    {
        var measured = members.SelectMany((one, place) => members.Skip(place + 1).Select(other => (One: one, Other: other)))
            .Where(pair => Differ(pair.One.Measured.Median, pair.Other.Measured.Median)).ToList();
        var pairs = measured.Where(pair => Differ(pair.One.Predicted, pair.Other.Predicted)).ToList();
        var alike = pairs.Count(pair => pair.One.Measured.Median < pair.Other.Measured.Median == pair.One.Predicted < pair.Other.Predicted);
        return new ValidationRow
        {
            Group = $"Times: {group}",
            Name = $"order of {group}",
            Compares = "share of pairs in the measured order",
            Unit = "share",
            Ours = pairs.Count == 0 ? 1 : (double)alike / pairs.Count,
            Reference = 1,
            Source = "measured on the same machine",
            Margin = EquivalenceMargin.Absolute(0),
            Verdict = RowVerdict.Reported,
            Remark = string.Create(CultureInfo.InvariantCulture, $"{alike} of {pairs.Count} pairs that differ by more than {Tie:P0}, measured and predicted; {measured.Count - pairs.Count} more only as measured"),
        }.Judged();
    }

    private static bool Differ(double one, double other) => Math.Abs((one / other) - 1) > Tie;

    private static string Told(MeasuredTime time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.Median / 1e3:F1} µs [{time.Low / 1e3:F1}, {time.High / 1e3:F1}]");
}
