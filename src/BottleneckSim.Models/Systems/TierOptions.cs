using System.Collections.Immutable;
using System.Globalization;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.Rollouts;

namespace BottleneckSim.Models.Systems;

/// <summary>A tier: one or more equal nodes that callers address by one name.</summary>
public abstract record TierOptions
{
    /// <summary>The tier's name: lower-case letters, digits and dashes, beginning with a letter.</summary>
    public required string Name { get; init; }

    /// <summary>How many nodes: 1 to 1,000, default 1.</summary>
    public int Instances { get; init; } = 1;

    /// <summary>
    /// How long an instance that is added, or started again, takes until it serves, its process included: 0 to 1 h, default 30 s. Before, it is billed and refuses
    /// calls, and no balancer sends it any. Source: Mao and Humphrey, A Performance Study on the VM Startup Time in the Cloud (IEEE CLOUD 2012), measured means of
    /// 44 s to 97 s for Linux; containers on machines that run take seconds. What a change adds as a tier of its own is put up before anything uses it.
    /// </summary>
    public Duration Boot { get; init; } = Duration.FromSeconds(30);

    /// <summary>The balancer in front; null means none, which only a single instance may have.</summary>
    public BalancerOptions? Balancer { get; init; }

    /// <summary>The numbers of instances that have crashed and were not started again: they refuse every call.</summary>
    public ImmutableSortedSet<int> Crashed { get; init; } = [];

    /// <summary>Which instances wait to be restarted, by a change that restarts one after the other; null for none.</summary>
    public Rollout? Rollout { get; init; }

    /// <summary>The names of its nodes in the order of their numbers, from 1; a balancer is not among them.</summary>
    internal virtual IReadOnlyList<string> NodeNames() =>
        [.. Enumerable.Range(1, Instances).Select(number => $"{Name}-{number.ToString(CultureInfo.InvariantCulture)}")];
}
