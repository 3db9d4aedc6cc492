namespace BottleneckSim.Validation.Reports;

/// <summary>One comparison of a figure of ours with a reference.</summary>
public sealed record ValidationRow
{
    /// <summary>What rows stand together under: <c>M/M/1</c>. Rows of a group follow each other.</summary>
    public string Group { get; init; } = "";

    /// <summary>The row's name, unique in its section.</summary>
    public required string Name { get; init; }

    /// <summary>What is compared: <c>mean sojourn</c>.</summary>
    public required string Compares { get; init; }

    /// <summary>The unit of the figures: <c>service times</c>, <c>ms</c>, <c>share</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>Our figure.</summary>
    public required double Ours { get; init; }

    /// <summary>The lower end of our interval; null where there is none.</summary>
    public double? Low { get; init; }

    /// <summary>The upper end of our interval; null where there is none.</summary>
    public double? High { get; init; }

    /// <summary>The reference; null where there is none.</summary>
    public double? Reference { get; init; }

    /// <summary>Where the reference comes from: formula and book, published table, measurement.</summary>
    public required string Source { get; init; }

    /// <summary>The margin of equivalence; null where the row has no gate.</summary>
    public EquivalenceMargin? Margin { get; init; }

    /// <summary>The verdict.</summary>
    public required RowVerdict Verdict { get; init; }

    /// <summary>What a reader should know besides.</summary>
    public string Remark { get; init; } = "";

    /// <summary>The command that made the row where it is another than the section's: a bounded run leaves rows of whole runs as they are.</summary>
    public string MadeBy { get; init; } = "";

    /// <summary>Whether the row counts against the models.</summary>
    public bool IsMiss() => Verdict is RowVerdict.Differs or RowVerdict.Inconclusive;

    /// <summary>This row with the verdict that its figures give; a figure without an interval is its own interval.</summary>
    /// <exception cref="InvalidOperationException">The row has a margin and no reference.</exception>
    public ValidationRow Judged() => this with { Verdict = VerdictOf() };

    private RowVerdict VerdictOf()
    {
        if (Margin is null)
            return RowVerdict.Reported;
        var reference = Reference ?? throw new InvalidOperationException($"Row '{Name}' has a margin and nothing to compare with.");
        return Margin.Judge(Low ?? Ours, High ?? Ours, reference);
    }
}
