using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Links;
using BottleneckSim.Models.Links.Changes;
using BottleneckSim.Models.Links.Partitions;
using BottleneckSim.Models.Links.Partitions.Changes;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>Changes of the network.</summary>
internal static class TrafficChangeDefinitions
{
    private static readonly Key<LinkEnds> Link = Key.Required("link", new LinkEndsShape(), "The two ends of the link.");
    private static readonly Key<Duration> By = Key.Required("by", Quantity.Duration("1us", "10s"), "By how much, one way, in each direction.");

    private static readonly Key<double> Loss = Key.Required("loss", LinkDefinitions.LossShare, "The share that is lost.");

    private static readonly Key<string> From = Key.Required("from", new ReferenceShape(NameKind.LinkEnd), "Whose messages are lost.");
    private static readonly Key<string> To = Key.Required("to", new ReferenceShape(NameKind.LinkEnd), "Whom they do not reach.");
    private static readonly Key<int> FromInstance = Key.Omittable("from-instance", Quantity.Count("nodes", "1", "1000"), "Only this instance of the first tier.", "all, and its balancer");
    private static readonly Key<int> ToInstance = Key.Omittable("to-instance", Quantity.Count("nodes", "1", "1000"), "Only this instance of the second tier.", "all, and its balancer");
    private static readonly Key<bool> OneWay = Key.Optional("one-way", Words.Flag, false, "Whether messages the other way pass.");

    public static ChangeKind Partition { get; } = ChangeKind.Of(
        "partition",
        "Cuts the network between two tiers or single instances: messages are lost and sent again until the cut is healed or the connection counts as broken.",
        values => new PartitionNetwork(CutOf(values)),
        From, To, FromInstance, ToInstance, OneWay);

    public static ChangeKind Heal { get; } = ChangeKind.Of(
        "heal",
        "Heals a cut of the network, told as it was made; what was sent into it arrives when it is sent the next time.",
        values => new HealNetwork(CutOf(values)),
        From, To, FromInstance, ToInstance, OneWay);

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

    private static Partition CutOf(MappingValues values) => new(
        new PartitionEnd(values.Get(From), values.OrNull(FromInstance)), new PartitionEnd(values.Get(To), values.OrNull(ToInstance)), values.Get(OneWay));
}
