using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Grading.Measurements;

/// <summary>What is to be measured in a run.</summary>
/// <param name="Windows">The windows; they may overlap. A resource must be sampled at their ends.</param>
/// <param name="Limits">The latency limits to count exactly.</param>
/// <param name="PricesPerHour">What an instance of a tier costs an hour; a tier that is not named costs nothing.</param>
/// <param name="SeriesEvery">The step of the series over time; null for no series, which replications do not need.</param>
public sealed record MeasurementPlan(
    ImmutableArray<MeasurementWindow> Windows,
    ImmutableArray<LatencyLimit> Limits,
    ImmutableSortedDictionary<string, decimal> PricesPerHour,
    Duration? SeriesEvery = null);
