using System.Collections.Immutable;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Locking;
using BottleneckSim.Models.Programs.Parallel;
using BottleneckSim.Models.Programs.Transactions;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Changes;

/// <summary>Whether two tiers are described alike, programs included, which records compare by reference.</summary>
internal static class TierComparison
{
    private static readonly ImmutableSortedDictionary<string, EndpointOptions> None = ImmutableSortedDictionary<string, EndpointOptions>.Empty;

    public static bool Same(TierOptions? one, TierOptions? other) => (one, other) switch
    {
        (ProgramTierOptions first, ProgramTierOptions second) =>
            first with { Endpoints = None, Pools = second.Pools } == second with { Endpoints = None }
            && first.Pools.SequenceEqual(second.Pools)
            && first.Endpoints.Count == second.Endpoints.Count
            && first.Endpoints.Values.Zip(second.Endpoints.Values).All(pair => Same(pair.First, pair.Second)),
        _ => Equals(one, other),
    };

    public static bool Same(ImmutableArray<Step> one, ImmutableArray<Step> other) =>
        one.Length == other.Length && one.Zip(other).All(pair => Same(pair.First, pair.Second));

    private static bool Same(EndpointOptions one, EndpointOptions other) =>
        one with { Steps = [] } == other with { Steps = [] } && Same(one.Steps, other.Steps);

    private static bool Same(Step one, Step other) => (one, other) switch
    {
        (CacheStep first, CacheStep second) =>
            first with { Otherwise = [], Validate = [] } == second with { Otherwise = [], Validate = [] }
            && Same(first.Otherwise, second.Otherwise) && Same(first.Validate, second.Validate),
        (ForEachStep first, ForEachStep second) => first with { Steps = [] } == second with { Steps = [] } && Same(first.Steps, second.Steps),
        (LockStep first, LockStep second) => first with { Steps = [] } == second with { Steps = [] } && Same(first.Steps, second.Steps),
        (TransactionStep first, TransactionStep second) => first with { Steps = [] } == second with { Steps = [] } && Same(first.Steps, second.Steps),
        (ParallelStep first, ParallelStep second) =>
            first with { Branches = second.Branches } == second
            && first.Branches.Length == second.Branches.Length
            && first.Branches.Zip(second.Branches).All(pair => Same(pair.First, pair.Second)),
        _ => one == other,
    };
}
