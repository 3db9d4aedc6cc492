using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Links;

/// <summary>The network between two tiers, one way.</summary>
/// <remarks>The constant part is the look-ahead of a distributed engine, so it is never below one microsecond.</remarks>
/// <param name="Latency">The constant part of the one-way latency: 1 µs to 10 s.</param>
/// <param name="JitterNanoseconds">What comes on top of it, drawn for each message; null means nothing.</param>
public sealed record LinkOptions(Duration Latency, Distribution? JitterNanoseconds = null)
{
    /// <summary>The smallest latency that a link may have.</summary>
    public static Duration MinimumLatency => Duration.FromMicroseconds(1);

    /// <summary>The largest latency that a link may have.</summary>
    public static Duration MaximumLatency => Duration.FromSeconds(10);
}
