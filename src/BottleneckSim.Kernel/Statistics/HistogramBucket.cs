namespace BottleneckSim.Kernel.Statistics;

/// <summary>One bucket of a histogram: how many values lie between two bounds.</summary>
/// <param name="LowerBound">The smallest value that belongs to the bucket.</param>
/// <param name="UpperBound">The largest value that belongs to the bucket.</param>
/// <param name="Count">How many values were recorded in it.</param>
public readonly record struct HistogramBucket(long LowerBound, long UpperBound, long Count);
