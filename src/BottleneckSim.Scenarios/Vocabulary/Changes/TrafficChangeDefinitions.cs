using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Links;
using BottleneckSim.Models.Links.Changes;
using BottleneckSim.Models.Loads.Changes;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>Changes of the network and of the load.</summary>
internal static class TrafficChangeDefinitions
{
    private static readonly Key<LinkEnds> Link = Key.Required("link", new LinkEndsShape(), "The two ends of the link.");
    private static readonly Key<Duration> By = Key.Required("by", Quantity.Duration("1us", "10s"), "By how much, one way, in each direction.");
    private static readonly Key<int> Users = Key.Required("users", Quantity.Count("users", "1", "10M"), "The new number of users.");
    private static readonly Key<double> Arrivals = Key.Required("arrivals", Quantity.Rate("0.001/s", "10000000/s"), "The new rate.");

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

    public static ChangeKind SetUsers { get; } = ChangeKind.Of(
        "set-users",
        "Changes the number of users of a closed load.",
        values => new SetUsers(values.Get(TargetKeys.Load), values.Get(Users)),
        TargetKeys.Load, Users);

    public static ChangeKind SetArrivals { get; } = ChangeKind.Of(
        "set-arrivals",
        "Changes the arrival rate of an open load.",
        values => new SetArrivals(values.Get(TargetKeys.Load), values.Get(Arrivals)),
        TargetKeys.Load, Arrivals);
}
