namespace BottleneckSim.Scenarios.Objectives;

/// <summary>Of all requests that users issued, refused and abandoned ones included, at least this share is answered as asked.</summary>
/// <param name="Operation">The task of a load population.</param>
/// <param name="AtLeastRatio">The share: above 0, at most 1, for example 0.999.</param>
public sealed record SuccessObjective(string Operation, double AtLeastRatio) : Objective(Operation);
