using System.Text.RegularExpressions;

namespace BottleneckSim.Telemetry.Tests.Dashboards;

/// <summary>One metric in a query: its name, its matchers, and what stands around it.</summary>
/// <param name="Metric">The sample name.</param>
/// <param name="Matchers">What stands in the braces.</param>
/// <param name="Function">The function that the selector is the first argument of; empty when it is none's.</param>
/// <param name="Range">What stands in the brackets after it; empty without brackets.</param>
internal sealed record Selector(string Metric, string Matchers, string Function, string Range)
{
    /// <summary>The labels that the matchers name.</summary>
    public IEnumerable<string> Labels => SelectorParser.Label().Matches(Matchers).Select(match => match.Groups["label"].Value);
}

/// <summary>Finds the selectors of a query; enough of PromQL for our own dashboards, whose queries Prometheus parses anyway.</summary>
internal static partial class SelectorParser
{
    public static IReadOnlyList<Selector> Parse(string expression) =>
    [
        .. Pattern().Matches(expression).Select(match => new Selector(
            match.Groups["metric"].Value, match.Groups["matchers"].Value, match.Groups["function"].Value, match.Groups["range"].Value)),
    ];

    /// <summary>The labels that aggregations and joins name.</summary>
    public static IEnumerable<string> GroupingLabels(string expression) =>
        Grouping().Matches(expression).SelectMany(match => match.Groups["labels"].Value.Split(',', StringSplitOptions.TrimEntries));

    [GeneratedRegex("""(?<label>[a-zA-Z_]\w*)\s*(=~|!~|!=|=)\s*"[^"]*" """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    public static partial Regex Label();

    [GeneratedRegex("""(?:(?<function>\w+)\()?(?<metric>[a-zA-Z_]\w*)\{(?<matchers>[^}]*)\}(?:\[(?<range>[^\]]*)\])?""")]
    private static partial Regex Pattern();

    [GeneratedRegex("""\b(?:by|on)\s*\((?<labels>[^)]*)\)""")]
    private static partial Regex Grouping();
}
