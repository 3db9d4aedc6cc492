using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Links;

/// <summary>The network between two tiers, one way.</summary>
/// <remarks>The constant part is the look-ahead of a distributed engine, so it is never below one microsecond.</remarks>
/// <param name="Latency">The constant part of the one-way latency: 1 µs to 10 s.</param>
/// <param name="JitterNanoseconds">What comes on top of it, drawn for each message; null means nothing.</param>
public sealed record LinkOptions(Duration Latency, Distribution? JitterNanoseconds = null)
{
    /// <summary>
    /// What each node can send over the link in a second, in each direction: 1,000 to 10¹² bytes; null (the default) means that sending takes no time. Messages
    /// that a node sends to one tier go out one after another.
    /// </summary>
    public long? BytesPerSecond { get; init; }

    /// <summary>The share of messages that are lost on the way and sent again after a time-out: 0 (the default) to 0.5.</summary>
    public double Loss { get; init; }

    /// <summary>
    /// How long a sender waits before it sends a lost message again, the first time; every further time twice as long, at most 120 s: 1 ms to 60 s, default 200 ms
    /// (RFC 6298, exponential back-off; Linux's smallest time-out, which is what a data centre's round trips come to).
    /// </summary>
    public Duration RetransmissionTimeout { get; init; } = DefaultRetransmissionTimeout;

    /// <summary>Linux's smallest retransmission time-out.</summary>
    public static Duration DefaultRetransmissionTimeout => Duration.FromMilliseconds(200);

    /// <summary>Whether messages take longer than latency and jitter say.</summary>
    internal bool IsShaped => BytesPerSecond is not null || Loss > 0;

    /// <summary>The smallest latency that a link may have.</summary>
    public static Duration MinimumLatency => Duration.FromMicroseconds(1);

    /// <summary>The largest latency that a link may have.</summary>
    public static Duration MaximumLatency => Duration.FromSeconds(10);
}
