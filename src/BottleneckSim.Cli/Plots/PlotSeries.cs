namespace BottleneckSim.Cli.Plots;

/// <summary>A line of a plot: one value for each step, in the order of time; NaN where there is nothing to show.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Values">Its values, none below zero.</param>
internal sealed record PlotSeries(string Name, IReadOnlyList<double> Values);
