using System.Collections.Immutable;

namespace BottleneckSim.Models.Loads.Traces;

/// <summary>Requests as they were recorded elsewhere. The weights of <see cref="LoadOptions.Tasks"/> are not used.</summary>
public sealed record TraceLoadOptions : LoadOptions
{
    /// <summary>The most requests of a trace.</summary>
    public const int MaximumArrivals = 1_000_000;

    /// <summary>The requests in the order of time: 1 to 1,000,000.</summary>
    public required ImmutableArray<TraceArrival> Arrivals { get; init; }
}
