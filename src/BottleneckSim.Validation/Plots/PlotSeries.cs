using System.Collections.Immutable;

namespace BottleneckSim.Validation.Plots;

/// <summary>One curve or cloud of a plot.</summary>
/// <param name="Label">Its name in the legend.</param>
/// <param name="Kind">How it is drawn.</param>
/// <param name="Points">Its points, in the order of a line.</param>
/// <param name="Colour">Its colour's number, so that a line and its points can share one; null means one of its own.</param>
public sealed record PlotSeries(string Label, PlotSeriesKind Kind, ImmutableArray<PlotPoint> Points, int? Colour = null);
