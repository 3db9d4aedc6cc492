using System.Collections.Immutable;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Rollouts;

/// <summary>Instances of a tier that still run on the machines of before and wait to be restarted on new ones.</summary>
/// <remarks>
/// <code>
/// resize ─► all wait ─► n restart: drain beside a new machine that boots ─► booted ─► the next n … ─► none waits
/// </code>
/// As a rolling update of a Kubernetes Deployment with <c>maxSurge: 0</c> (Kubernetes documentation, "Deployments", Rolling Update Deployment): the next ones follow when
/// the new ones are available, and termination of the old ones is not waited for. Of a database with replicas these come first and the leader last, alone: nobody is promoted.
/// </remarks>
/// <param name="MaximumUnavailable">How many instances may boot at once: 1 to 1,000.</param>
/// <param name="Cores">The cores of those that wait, by the number of the instance, from 1.</param>
public sealed record Rollout(int MaximumUnavailable, ImmutableSortedDictionary<int, int> Cores)
{
    /// <summary>What waits after a tier is given other cores; null for nothing.</summary>
    /// <param name="tier">The tier as it is, with any rollout in progress.</param>
    /// <param name="before">The cores that it has now.</param>
    /// <param name="after">Those that it is to have. An instance that has as many still, because it waits, need not be restarted.</param>
    /// <param name="maximumUnavailable">How many may boot at once.</param>
    internal static Rollout? Of(TierOptions tier, int before, int after, int maximumUnavailable)
    {
        var cores = (tier.Rollout?.Cores ?? ImmutableSortedDictionary<int, int>.Empty).ToBuilder();
        var count = tier is DatabaseOptions { Replicas.Cpu: not null } ? 1 : tier.NodeNames().Count; // Replicas with a processor of their own keep it.
        for (var number = 1; number <= count; number++)
        {
            cores.TryAdd(number, before);
        }

        cores.RemoveRange(cores.Where(one => one.Value == after).Select(one => one.Key).ToList());
        return cores.Count == 0 ? null : new Rollout(maximumUnavailable, cores.ToImmutable());
    }

    /// <summary>What waits once some have had their turn; null for nothing.</summary>
    internal Rollout? Without(IEnumerable<int> numbers)
    {
        var left = Cores.RemoveRange(numbers);
        return left.IsEmpty ? null : this with { Cores = left };
    }

    /// <summary>Whose turn it is: the lowest numbers in service, of a replicated database the leader last, and whoever serves nobody anyway.</summary>
    internal ImmutableSortedSet<int> Next(TierOptions tier) =>
    [
        .. Cores.Keys.Where(number => !Serves(number, tier)),
        .. Cores.Keys.Where(number => Serves(number, tier))
            .GroupBy(number => IsLeader(number, tier)).OrderBy(group => group.Key).Take(1) // All but the leader, or the leader.
            .SelectMany(group => group.Take(MaximumUnavailable)),
    ];

    private static bool IsLeader(int number, TierOptions tier) => number == 1 && tier is DatabaseOptions { Replicas: not null };

    private static bool Serves(int number, TierOptions tier) => number <= tier.NodeNames().Count && !tier.Crashed.Contains(number);
}
