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

    public static Shape<LinkOptions> Link { get; } = new MappingShape<LinkOptions>(new(
        "link",
        "The network between two tiers, or between users and a tier; the same in both directions.",
        [Latency, Jitter],
        values => new LinkOptions(values.Get(Latency), values.OrNothing(Jitter))));

    public static Shape<SystemLinks> Links { get; } = new LinksShape(Link);
}
