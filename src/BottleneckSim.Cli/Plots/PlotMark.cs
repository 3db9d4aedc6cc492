namespace BottleneckSim.Cli.Plots;

/// <summary>An instant at which something was done.</summary>
/// <param name="Share">Where: 0 at the left end of the time axis, 1 at its right end.</param>
/// <param name="Letter">The letter that stands under the axis there.</param>
internal sealed record PlotMark(double Share, char Letter);
