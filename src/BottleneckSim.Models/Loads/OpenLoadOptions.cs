using BottleneckSim.Models.Loads.Patterns;

namespace BottleneckSim.Models.Loads;

/// <summary>Requests that come whether or not earlier ones were answered.</summary>
public sealed record OpenLoadOptions : LoadOptions
{
    /// <summary>Requests a second: 0.001 to 10⁷. With a <see cref="Pattern"/>, the rate where its factor is 1.</summary>
    public required double ArrivalsPerSecond { get; init; }

    /// <summary>Whether arrivals are a Poisson process (default) or evenly spaced.</summary>
    public ArrivalProcess Process { get; init; } = ArrivalProcess.Poisson;

    /// <summary>How the rate changes in time; null means that it does not.</summary>
    public RatePattern? Pattern { get; init; }

    /// <summary>How many different users the requests come from, each request from any of them: 1 to 10⁹; null means that each comes from somebody new.</summary>
    public int? Visitors { get; init; }
}
