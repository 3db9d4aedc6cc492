using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Links;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>The network between tiers.</summary>
internal static class LinkDefinitions
{
    /// <summary>Half of a round trip within a datacentre, 500 µs (Numbers, 2012).</summary>
    public static LinkOptions Default { get; } = new(Duration.FromMicroseconds(250));

    private static readonly Key<Duration> Latency = Key.Required(
        "latency",
        Quantity.Duration(LinkOptions.MinimumLatency.ToString(), LinkOptions.MaximumLatency.ToString()),
        "The constant part of the latency, one way.");

    private static readonly Key<Distribution> Jitter =
        Key.Omittable("jitter", DistributionDefinitions.Drawn, "What comes on top, drawn for each message.", "none");

    /// <summary>What each node can send in a second, for links and for changes.</summary>
    public static Key<long> Bandwidth { get; } = Key.Omittable(
        "bandwidth", Quantity.Bandwidth("1KB/s", "1TB/s"), "What each node can send over the link, each way; messages go out one after another.", "no bound");

    private static readonly Key<double> Loss = Key.Optional("loss", LossShare, 0, "The share of messages that are lost and sent again after a time-out.");

    private static readonly Key<Duration> RetransmissionTimeout = Key.Optional(
        "retransmission-timeout",
        Quantity.Duration("1ms", "60s"),
        LinkOptions.DefaultRetransmissionTimeout,
        "How long a sender waits before it sends a lost message again, the first time; then twice as long each time.");

    /// <summary>A share of messages, for links and for changes.</summary>
    public static Shape<double> LossShare => Quantity.Share("0%", "50%");

    public static Shape<LinkOptions> Link { get; } = new MappingShape<LinkOptions>(new(
        "link",
        "The network between two tiers, or between users and a tier; the same in both directions.",
        [Latency, Jitter, Bandwidth, Loss, RetransmissionTimeout],
        values => new LinkOptions(values.Get(Latency), values.OrNothing(Jitter))
        {
            BytesPerSecond = values.OrNull(Bandwidth),
            Loss = values.Get(Loss),
            RetransmissionTimeout = values.Get(RetransmissionTimeout),
        }));

    public static Shape<SystemLinks> Links { get; } = new LinksShape(Link);
}
