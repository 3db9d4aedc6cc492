using System.Collections.Immutable;
using System.Globalization;
using BottleneckSim.Models.LoadBalancing;

namespace BottleneckSim.Models.Systems;

/// <summary>A tier: one or more equal nodes that callers address by one name.</summary>
public abstract record TierOptions
{
    /// <summary>The tier's name: lower-case letters, digits and dashes, beginning with a letter.</summary>
    public required string Name { get; init; }

    /// <summary>How many nodes: 1 to 1,000, default 1.</summary>
    public int Instances { get; init; } = 1;

    /// <summary>The balancer in front; null means none, which only a single instance may have.</summary>
    public BalancerOptions? Balancer { get; init; }

    /// <summary>The numbers of instances that have crashed and were not started again: they refuse every call.</summary>
    public ImmutableSortedSet<int> Crashed { get; init; } = [];

    /// <summary>The names of its nodes in the order of their numbers, from 1; a balancer is not among them.</summary>
    internal virtual IReadOnlyList<string> NodeNames() =>
        [.. Enumerable.Range(1, Instances).Select(number => $"{Name}-{number.ToString(CultureInfo.InvariantCulture)}")];
}
