using System.Collections.Immutable;
using BottleneckSim.Models.Blueprints;

namespace BottleneckSim.Models.Links.Partitions;

/// <summary>Which nodes cannot reach which: partitions with names resolved to numbers.</summary>
internal sealed class PartitionMap
{
    private readonly Cut[] _cuts;

    public PartitionMap(ImmutableSortedSet<Partition> partitions, ImmutableArray<TierBlueprint> tiers) => _cuts =
    [
        .. from partition in partitions
           from tier in tiers.Where(tier => tier.Name == partition.From.Tier)
           from other in tiers.Where(other => other.Name == partition.To.Tier)
           let one = new Place(tier.Index, NodeOf(tier, partition.From))
           let two = new Place(other.Index, NodeOf(other, partition.To))
           from cut in partition.IsOneWay ? new[] { new Cut(one, two) } : [new Cut(one, two), new Cut(two, one)]
           select cut,
    ];

    public bool IsWhole => _cuts.Length == 0;

    public bool IsCut(NodeBlueprint from, NodeBlueprint to)
    {
        foreach (var cut in _cuts)
        {
            if (cut.From.Holds(from) && cut.To.Holds(to))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An instance that is not there any more cannot be cut off.</summary>
    private static int? NodeOf(TierBlueprint tier, PartitionEnd end) => end.Instance is not { } number ? null : number <= tier.Instances.Length ? tier.Instances[number - 1] : -1;

    private readonly record struct Place(int Tier, int? Node)
    {
        public bool Holds(NodeBlueprint node) => Node is { } only ? node.Index == only : node.Tier.Index == Tier;
    }

    private readonly record struct Cut(Place From, Place To);
}
