using System.Collections.Immutable;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>The percentiles that have a word.</summary>
internal static class PercentileWords
{
    public static ImmutableArray<(string Word, double Value)> All { get; } =
    [
        ("p50", 50), ("p66", 66), ("p75", 75), ("p80", 80), ("p90", 90), ("p95", 95), ("p98", 98), ("p99", 99), ("p99.9", 99.9), ("p99.99", 99.99),
    ];
}
