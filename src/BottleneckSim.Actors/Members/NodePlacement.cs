using System.Collections.Immutable;
using BottleneckSim.Models.Blueprints;
using BottleneckSim.Observations.Nodes;

namespace BottleneckSim.Actors.Members;

/// <summary>Which member of a cluster a node lives on: by its tier if that is named, otherwise by its role, otherwise on the first member.</summary>
/// <remarks>
/// <code>
/// member 0: load, balancers, web, queues, workers ══ border: its smallest latency synchronises ══ member 1: databases, caches
/// </code>
/// Only links that cross the border slow a cluster down, so what talks over fast links belongs together.
/// </remarks>
public sealed record NodePlacement
{
    /// <summary>Databases and caches on the second member, everything else on the first.</summary>
    public static NodePlacement Default { get; } = new();

    /// <summary>Members by role, counted from 0. Numbers beyond the last member wrap around.</summary>
    public ImmutableSortedDictionary<NodeKind, int> ByKind { get; init; } =
        ImmutableSortedDictionary<NodeKind, int>.Empty.Add(NodeKind.Database, 1).Add(NodeKind.Cache, 1);

    /// <summary>Members by tier name, counted from 0; stronger than the role.</summary>
    public ImmutableSortedDictionary<string, int> ByTier { get; init; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>The member that a node prefers.</summary>
    public int MemberOf(NodeBlueprint node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return ByTier.TryGetValue(node.Tier.Name, out var member) ? member : ByKind.GetValueOrDefault(node.Kind);
    }
}
