using System.Collections.Immutable;

namespace BottleneckSim.Validation.Services.Predictions;

/// <summary>What the simulator says before the service is loaded.</summary>
/// <param name="KneePerSecond">The knee by which the rates of the sweep are chosen.</param>
/// <param name="Rates">Each rate of the sweep.</param>
public sealed record ServicePrediction(double KneePerSecond, ImmutableArray<RateSummary> Rates);
