using System.Collections.Immutable;
using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Links;
using BottleneckSim.Models.Links.Partitions;
using BottleneckSim.Models.Loads.Attributes;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Changes;

namespace BottleneckSim.Models.Blueprints;

/// <summary>A system with names resolved to numbers and programs compiled: what engines and nodes work with.</summary>
/// <remarks>
/// <code>
/// SystemDescription ──SystemCompiler──► SystemBlueprint ──► nodes
///        ▲                                   │ (numbers of an earlier blueprint keep their meaning)
///        └────────────── Change ◄────────────┘
/// </code>
/// </remarks>
public sealed class SystemBlueprint
{
    private readonly LinkOptions[] _links;
    private readonly ulong[] _directionHashes;
    private readonly int[] _tierOfNode;

    internal SystemBlueprint(
        SystemDescription description,
        ImmutableArray<TierBlueprint> tiers,
        ImmutableArray<NodeBlueprint> nodes,
        ImmutableSortedDictionary<string, KeySampler> keys,
        int changeNumber)
    {
        ChangeNumber = changeNumber;
        Description = description;
        Tiers = tiers;
        Nodes = nodes;
        _tierOfNode = [.. nodes.Select(node => node.Tier.Index)];
        Keys = keys;
        Attributes = description.Attributes.Values.ToImmutableSortedDictionary(
            attribute => attribute.Name,
            attribute => new AttributeSampler(attribute, attribute.KeySpace is { } space ? keys[space] : null),
            StringComparer.Ordinal);
        _links = new LinkOptions[tiers.Length * tiers.Length];
        _directionHashes = new ulong[_links.Length];
        foreach (var from in tiers)
        {
            foreach (var to in tiers)
            {
                var pair = (from.Index * tiers.Length) + to.Index;
                _links[pair] = description.LinkBetween(from.Name, to.Name);
                _directionHashes[pair] = StableHash.OfName($"{from.Name} to {to.Name}");
            }
        }

        Partitions = new PartitionMap(description.Partitions, tiers);
        LookAhead = _links.Min(link => link.Latency);
    }

    /// <summary>The description it was compiled from.</summary>
    public SystemDescription Description { get; }

    /// <summary>The tiers and load populations by number.</summary>
    public ImmutableArray<TierBlueprint> Tiers { get; }

    /// <summary>The nodes by number, removed ones included.</summary>
    public ImmutableArray<NodeBlueprint> Nodes { get; }

    /// <summary>The samplers of the key spaces by name.</summary>
    public ImmutableSortedDictionary<string, KeySampler> Keys { get; }

    /// <summary>The samplers of the attributes of users and keys by name.</summary>
    public ImmutableSortedDictionary<string, AttributeSampler> Attributes { get; }

    /// <summary>Where the network is cut.</summary>
    internal PartitionMap Partitions { get; }

    /// <summary>No message between two nodes travels faster than this.</summary>
    public Duration LookAhead { get; }

    /// <summary>The number of the last change that led to it; 0 for none. Nodes report their work on a change by it.</summary>
    public int ChangeNumber { get; }

    /// <summary>The fact that the change which led to this blueprint has been made.</summary>
    public ChangeApplied Tell(Change change, Instant now, ChangeOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new ChangeApplied(now, change.Describe(), origin, ChangeNumber, change.Kind);
    }

    /// <summary>The blueprint of the changed system; numbers keep their meaning. This one stays as it is.</summary>
    /// <exception cref="ChangeRefusedException">The change does not fit.</exception>
    public SystemBlueprint After(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        try
        {
            return SystemCompiler.Compile(change.Apply(Description), this, ChangeNumber + 1);
        }
        catch (InvalidSystemException mistake)
        {
            throw new ChangeRefusedException($"After '{change.Describe()}' the system would not work: {mistake.Message}");
        }
    }

    /// <summary>The tier of a node, both by number.</summary>
    public int TierOf(int node) => _tierOfNode[node];

    /// <summary>The link between two tiers, by number.</summary>
    public LinkOptions LinkBetween(int fromTier, int toTier) => _links[(fromTier * Tiers.Length) + toTier];

    /// <summary>A number that stands for one direction of a link, from the tiers' names: each hop of a message has its own jitter.</summary>
    public ulong DirectionHash(int fromTier, int toTier) => _directionHashes[(fromTier * Tiers.Length) + toTier];
}
