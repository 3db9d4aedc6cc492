using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Costs;

namespace BottleneckSim.Grading.Measurements;

/// <summary>What is to be measured in a run.</summary>
/// <param name="Windows">The windows; they may overlap. A resource must be sampled at their ends.</param>
/// <param name="Limits">The latency limits to count exactly.</param>
/// <param name="Prices">What machines cost.</param>
/// <param name="SeriesEvery">The step of the series over time; null for no series, which replications do not need.</param>
public sealed record MeasurementPlan(
    ImmutableArray<MeasurementWindow> Windows,
    ImmutableArray<LatencyLimit> Limits,
    PriceList Prices,
    Duration? SeriesEvery = null)
{
    /// <summary>The limits of staleness to count exactly.</summary>
    public ImmutableArray<StalenessLimit> StalenessLimits { get; init; } = [];
}
