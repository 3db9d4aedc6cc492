namespace BottleneckSim.TestSupport.Prometheus;

/// <summary>The query for a figure that a truth file names in <c>seen-in</c>.</summary>
public static class FigureQuery
{
    /// <summary>One value over all selected series: a counter's rate, a histogram's mean, a gauge's average over time, summed over series.</summary>
    /// <param name="metric">The name on the wire: a counter with <c>_total</c>, a histogram's base name, or a gauge.</param>
    /// <param name="labels">The labels that select the series.</param>
    /// <param name="isHistogram">Whether the name is a histogram's base name.</param>
    /// <param name="window">Over what time, for example <c>30s</c>.</param>
    public static string For(string metric, IEnumerable<KeyValuePair<string, string>> labels, bool isHistogram, string window)
    {
        ArgumentNullException.ThrowIfNull(metric);
        var matchers = string.Join(", ", labels.Select(label => $"{label.Key}=\"{label.Value}\""));
        return (isHistogram, metric.EndsWith("_total", StringComparison.Ordinal)) switch
        {
            (true, _) => $"sum(rate({metric}_sum{{{matchers}}}[{window}])) / sum(rate({metric}_count{{{matchers}}}[{window}]))",
            (_, true) => $"sum(rate({metric}{{{matchers}}}[{window}]))",
            _ => $"sum(avg_over_time({metric}{{{matchers}}}[{window}]))",
        };
    }
}
