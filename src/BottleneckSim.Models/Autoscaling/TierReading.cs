namespace BottleneckSim.Models.Autoscaling;

/// <summary>What an autoscaler knows of its tier at a look.</summary>
/// <param name="Instances">The instances that the tier is to have now, those that boot included.</param>
/// <param name="Measured">Those of them whose metric is known.</param>
/// <param name="Sum">The sum of their metrics.</param>
internal readonly record struct TierReading(int Instances, int Measured, double Sum);
