namespace BottleneckSim.Grading.Measurements;

/// <summary>The messages of one job that workers finished in a window.</summary>
/// <param name="Tier">The workers.</param>
/// <param name="Job">The job.</param>
/// <param name="Count">Messages finished.</param>
/// <param name="Failures">Of these, not done as asked.</param>
/// <param name="MeanWaitSeconds">Mean time from the broker's acceptance until a worker began.</param>
/// <param name="MeanProcessingSeconds">Mean time that a worker took.</param>
public sealed record JobMeasurement(string Tier, string Job, long Count, long Failures, double MeanWaitSeconds, double MeanProcessingSeconds);
