using System.Collections.Immutable;
using BottleneckSim.Validation.Plots;

namespace BottleneckSim.Validation.Reports;

/// <summary>What one suite found: a section of the page, stored in a file of its own.</summary>
public sealed record ValidationSection
{
    /// <summary>One of <see cref="SectionIds"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>The command that makes it again.</summary>
    public required string Command { get; init; }

    /// <summary>Which seeds were used, and since when they are fixed.</summary>
    public string Seeds { get; init; } = "";

    /// <summary>The machine, where figures depend on it.</summary>
    public string Machine { get; init; } = "";

    /// <summary>How it was made, a paragraph each: the method, what agreement means, what was calibrated and what predicted.</summary>
    public ImmutableArray<string> Method { get; init; } = [];

    /// <summary>The rows, in the order of the page.</summary>
    public ImmutableArray<ValidationRow> Rows { get; init; } = [];

    /// <summary>The plots, in the order of the page.</summary>
    public ImmutableArray<Plot> Plots { get; init; } = [];

    /// <summary>Why it was not run here; null means that it was.</summary>
    public string? SkippedBecause { get; init; }

    /// <summary>How many rows have a verdict.</summary>
    public int CountOf(RowVerdict verdict) => Rows.Count(row => row.Verdict == verdict);

    /// <summary>The rows that count against the models.</summary>
    public IEnumerable<ValidationRow> Misses() => Rows.Where(row => row.IsMiss());
}
