using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Sharding;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Loads.Attributes;
using BottleneckSim.Models.Systems;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Vocabulary.Databases;
using BottleneckSim.Scenarios.Vocabulary.Loads;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>A whole system.</summary>
internal static class SystemDefinitions
{
    private static readonly Key<SystemLinks> Links = Key.Omittable(
        "links", LinkDefinitions.Links, "The network between the tiers.", "all with a latency of 250us");

    /// <summary>A tier of any kind.</summary>
    public static Shape<TierOptions> Tier { get; } = new KindShape<TierOptions>(
        "tier",
        [
            ("web", NameKind.Web, WebDefinitions.Web),
            ("database", NameKind.Database, DatabaseDefinitions.Database),
            ("cache", NameKind.Cache, CacheDefinitions.Cache),
            ("queue", NameKind.Queue, QueueDefinitions.Queue),
            ("worker", NameKind.Worker, WorkerDefinitions.Worker),
        ]);

    private static readonly Key<ImmutableSortedDictionary<string, TierOptions>> Nodes =
        Key.Required("nodes", new NamedShape<TierOptions>(NameKind.Tier, NameShape.Dashed, Tier, 1, 100), "The tiers.");

    private static readonly Key<long> Count = Key.Required("count", Quantity.LargeCount("keys", "1", "1G"), "How many keys there are.");

    private static readonly Key<double> Zipf = Key.Optional(
        "zipf", Quantity.Number("0", "3"), 0, "Popularity of rank r is proportional to r^-zipf; 0 means that all are equally popular.");

    private static readonly Key<Duration> WrittenEvery = Key.Omittable(
        "written-every", Quantity.Duration("1ms", "365d"), "Mean time between writes of the value behind one key from outside the system (Poisson).", "never");

    private static readonly Mapping<KeySpaceOptions> KeySpace = new(
        "key space",
        "A set of things that requests ask about (products, customers) and how popular each is. A request draws its key once.",
        [Count, Zipf, WrittenEvery],
        values => new KeySpaceOptions(values.Name, values.Get(Count), values.Get(Zipf)) { WrittenEvery = values.OrNull(WrittenEvery) });

    private static readonly Key<ImmutableSortedDictionary<string, KeySpaceOptions>> KeySpaces = Key.Omittable(
        "key-spaces",
        new NamedShape<KeySpaceOptions>(NameKind.KeySpace, NameShape.Dashed, new MappingShape<KeySpaceOptions>(KeySpace), 0, 100),
        "What requests ask about.",
        "none");

    private static readonly Key<ImmutableSortedDictionary<string, AttributeOptions>> Attributes = Key.Omittable(
        "attributes", AttributeDefinitions.Attributes, "Numbers that users or keys have for good.", "none");

    private static readonly Key<ImmutableSortedDictionary<string, LoadOptions>> Load = Key.Required("load", LoadDefinitions.Loads, "The users.");

    public static Shape<SystemDescription> System { get; } = new MappingShape<SystemDescription>(new(
        "system",
        "The system as documented: tiers, the network between them, and the load on them.",
        [Links, KeySpaces, Attributes, Nodes, Load],
        Build,
        check: DeclareLinkEnds));

    private static SystemDescription Build(MappingValues values)
    {
        var links = values.GetOr(Links, new SystemLinks(LinkDefinitions.Default, ImmutableSortedDictionary<Models.Links.LinkEnds, Models.Links.LinkOptions>.Empty));
        if (WideTransactions.Find(values.Get(Nodes).Values) is { } wide)
            values.Refuse(Nodes, wide.Mistake, wide.Allowed);
        return new SystemDescription
        {
            Tiers = values.Get(Nodes),
            Loads = values.Get(Load),
            DefaultLink = links.Default,
            Links = links.Own,
            KeySpaces = values.GetOr(KeySpaces, NoNames.For<KeySpaceOptions>()),
            Attributes = values.GetOr(Attributes, NoNames.For<AttributeOptions>()),
        };
    }

    private static void DeclareLinkEnds(MappingValues values)
    {
        var names = values.Context.Names;
        var tiers = names.Names(NameKind.Tier, Scope.System).ToList();
        foreach (var tier in tiers)
            names.Declare(NameKind.LinkEnd, Scope.System, tier);
        foreach (var load in names.Names(NameKind.Load, Scope.System).ToList())
        {
            names.Declare(NameKind.LinkEnd, Scope.System, load);
            if (tiers.Contains(load, StringComparer.Ordinal))
                RefuseName(values, load, $"'{load}' is the name of a tier, too");
            else if (tiers.Exists(tier => IsNodeOf(load, tier)))
                RefuseName(values, load, $"'{load}' is the name of a node of a tier");
        }
    }

    /// <summary>The nodes of a tier are called by its name and a number, its balancer by its name and that word.</summary>
    private static bool IsNodeOf(string name, string tier) =>
        name.StartsWith(tier + "-", StringComparison.Ordinal) && (name[(tier.Length + 1)..] is "balancer" || name[(tier.Length + 1)..].All(char.IsAsciiDigit));

    private static void RefuseName(MappingValues values, string name, string found)
    {
        var at = (values.Node.Find(Load.Word)?.Value as MappingNode)?.Find(name)?.Key.At ?? values.Node.At;
        values.RefuseAt(at, $"load: {found}", "allowed: a name of its own");
    }
}
