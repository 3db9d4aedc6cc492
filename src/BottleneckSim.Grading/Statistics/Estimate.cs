namespace BottleneckSim.Grading.Statistics;

/// <summary>A mean over replications and how well it is known.</summary>
/// <param name="Value">The mean of the replications' values; +∞ if one of them is.</param>
/// <param name="Interval">The confidence interval; unbounded where replications are too few or a value is infinite.</param>
/// <param name="Replications">How many there were.</param>
public sealed record Estimate(double Value, Interval Interval, int Replications);
