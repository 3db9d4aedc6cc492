namespace BottleneckSim.Grading.Verdicts;

/// <summary>How a fix compares with the best one known, the reference.</summary>
/// <param name="Reference">The reference fix.</param>
/// <param name="CostPerHour">What the fix costs an hour over the reference; negative if it is cheaper.</param>
/// <param name="MissedRatio">
/// The largest share of requests, over the objectives, that would be good by the reference and are not by the fix: 0 to 1. Where the fix meets all
/// objectives only the cost counts.
/// </param>
public sealed record Regret(string Reference, decimal CostPerHour, double MissedRatio);
