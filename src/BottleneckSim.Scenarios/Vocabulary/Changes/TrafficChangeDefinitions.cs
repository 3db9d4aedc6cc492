using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Links;
using BottleneckSim.Models.Links.Changes;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>Changes of the network.</summary>
internal static class TrafficChangeDefinitions
{
    private static readonly Key<LinkEnds> Link = Key.Required("link", new LinkEndsShape(), "The two ends of the link.");
    private static readonly Key<Duration> By = Key.Required("by", Quantity.Duration("1us", "10s"), "By how much, one way, in each direction.");

    private static readonly Key<double> Loss = Key.Required("loss", LinkDefinitions.LossShare, "The share that is lost.");

    public static ChangeKind SetBandwidth { get; } = ChangeKind.Of(
        "set-bandwidth",
        "Gives a link another bandwidth.",
        values => new SetBandwidth(values.Get(Link).First, values.Get(Link).Second, values.OrNull(LinkDefinitions.Bandwidth)),
        Link, LinkDefinitions.Bandwidth);

    public static ChangeKind SetLoss { get; } = ChangeKind.Of(
        "set-loss",
        "Lets a link lose a share of the messages, which are sent again after a time-out.",
        values => new SetLoss(values.Get(Link).First, values.Get(Link).Second, values.Get(Loss)),
        Link, Loss);

    public static ChangeKind AddLatency { get; } = ChangeKind.Of(
        "add-latency",
        "Makes a link slower: a longer route, a failing switch.",
        values => new AddLatency(values.Get(Link).First, values.Get(Link).Second, values.Get(By)),
        Link, By);

    public static ChangeKind RemoveLatency { get; } = ChangeKind.Of(
        "remove-latency",
        "Makes a link faster: a shorter route. At least 1us must remain.",
        values => new RemoveLatency(values.Get(Link).First, values.Get(Link).Second, values.Get(By)),
        Link, By);
}
