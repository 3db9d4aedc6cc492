using System.Collections.Immutable;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Links;
using BottleneckSim.Models.Links.Partitions;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Loads.Attributes;

namespace BottleneckSim.Models.Systems;

/// <summary>A whole system as immutable data: its tiers, the links between them, and the load on it. Changes map one to another.</summary>
public sealed record SystemDescription
{
    /// <summary>The tiers by name.</summary>
    public required ImmutableSortedDictionary<string, TierOptions> Tiers { get; init; }

    /// <summary>The load populations by name.</summary>
    public required ImmutableSortedDictionary<string, LoadOptions> Loads { get; init; }

    /// <summary>The link between any two tiers that have none of their own.</summary>
    public required LinkOptions DefaultLink { get; init; }

    /// <summary>Links of their own.</summary>
    public ImmutableSortedDictionary<LinkEnds, LinkOptions> Links { get; init; } = ImmutableSortedDictionary<LinkEnds, LinkOptions>.Empty;

    /// <summary>The key spaces by name.</summary>
    public ImmutableSortedDictionary<string, KeySpaceOptions> KeySpaces { get; init; } =
        ImmutableSortedDictionary.Create<string, KeySpaceOptions>(StringComparer.Ordinal);

    /// <summary>The attributes of users and keys by name.</summary>
    public ImmutableSortedDictionary<string, AttributeOptions> Attributes { get; init; } =
        ImmutableSortedDictionary.Create<string, AttributeOptions>(StringComparer.Ordinal);

    /// <summary>Where the network is cut.</summary>
    public ImmutableSortedSet<Partition> Partitions { get; init; } = [];

    /// <summary>The link that joins two tiers.</summary>
    public LinkOptions LinkBetween(string one, string other) => Links.GetValueOrDefault(new LinkEnds(one, other), DefaultLink);
}
