using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Workers;

namespace BottleneckSim.Models.Systems.Changes;

/// <summary>Who in a system is led to a tier.</summary>
internal static class TierUses
{
    /// <summary>Names of what needs the tier, as messages tell them.</summary>
    public static IEnumerable<string> Of(SystemDescription system, string tier) =>
    [
        .. system.Loads.Values.Where(load => load.To == tier).Select(load => $"load {load.Name}"),
        .. system.Tiers.Values.OfType<WorkerOptions>().Where(workers => workers.Queue == tier).Select(workers => $"workers {workers.Name}"),
        .. system.Tiers.Values.OfType<ProgramTierOptions>().SelectMany(host => OfPrograms(host, tier)),
    ];

    private static IEnumerable<string> OfPrograms(ProgramTierOptions host, string tier) =>
    [
        .. host.Pools.Values.Where(pool => pool.To == tier).Select(pool => $"pool {pool.Name} of {host.Name}"),
        .. host.Endpoints.Values.Where(endpoint => StepTree.All(endpoint.Steps).Any(step => IsLedTo(step, tier))).Select(endpoint => $"{endpoint.Name} of {host.Name}"),
    ];

    private static bool IsLedTo(Step step, string tier) => step switch
    {
        CallStep call => call.To == tier,
        CacheStep cache => cache.Cache == tier,
        WriteKeyStep write => write.Cache == tier,
        EnqueueStep enqueue => enqueue.Queue == tier,
        _ => false,
    };
}
