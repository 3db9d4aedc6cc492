using BottleneckSim.Validation.Reports;

namespace BottleneckSim.Validation.Theory.Runs;

/// <summary>One figure of a system that theory knows.</summary>
/// <param name="Compares">What is compared, unique in its system: <c>mean sojourn</c>.</param>
/// <param name="Unit">Of both figures.</param>
/// <param name="Exact">What theory says.</param>
/// <param name="Source">Formula and where it stands.</param>
/// <param name="Margin">The margin; null where the run was not made long enough to decide.</param>
/// <param name="Measure">Our figure from one replication.</param>
internal sealed record TheoryFigure(string Compares, string Unit, double Exact, string Source, EquivalenceMargin? Margin, Func<SteadyStateSink, double> Measure)
{
    /// <summary>The percentile to look at closely, by its name in <see cref="SteadyStateSink.Quantile"/>: share and expected nanoseconds.</summary>
    public (double Share, double ExpectedNanoseconds)? Lens { get; init; }

    /// <summary>Whether the system's control variates are used for it; not for figures that they are themselves.</summary>
    public bool IsControlled { get; init; }

    /// <summary>What a reader should know besides.</summary>
    public string Remark { get; init; } = "";
}
