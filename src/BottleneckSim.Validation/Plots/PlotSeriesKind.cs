namespace BottleneckSim.Validation.Plots;

/// <summary>How a series is drawn.</summary>
public enum PlotSeriesKind
{
    /// <summary>A line through the points.</summary>
    Line,

    /// <summary>A dashed line through the points.</summary>
    DashedLine,

    /// <summary>Points with error bars.</summary>
    Points,
}
