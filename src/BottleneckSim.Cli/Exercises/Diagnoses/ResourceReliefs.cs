using BottleneckSim.Grading.Counterfactuals;
using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Changes;
using BottleneckSim.Models.Resources.Connections.Changes;
using BottleneckSim.Models.Resources.Cpu.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Cli.Exercises.Diagnoses;

/// <summary>Relieves each resource of a system alone, fourfold.</summary>
internal sealed class ResourceReliefs : IReliefCatalogue
{
    private const int Factor = 4;

    /// <inheritdoc />
    public IEnumerable<Relief> ReliefsOf(SystemDescription system) => system.Tiers.Values.SelectMany(ReliefsOf);

    private static IEnumerable<Relief> ReliefsOf(TierOptions tier) => tier switch
    {
        ProgramTierOptions host =>
        [
            Cpu(host.Name, host.Cpu.Cores),
            .. host.Pools.Values.Select(pool => new Relief(host.Name, $"pool {pool.Name}", new SetPool(host.Name, pool.Name, Within(pool.Size, SetPool.MaximumSize)))),
            new Relief(host.Name, "workers", new SetWorkers(host.Name, Within(host.Workers, SetWorkers.MaximumWorkers))),
        ],
        DatabaseOptions database => [Cpu(database.Name, database.Cpu.Cores), new Relief(database.Name, "disk", new RelieveDisk(database.Name, Factor))],
        CacheOptions cache => [Cpu(cache.Name, cache.Cpu.Cores)],
        _ => [],
    };

    private static Relief Cpu(string tier, int cores) => new(tier, "cpu", new ResizeCpu(tier, Within(cores, ResizeCpu.MaximumCores)));

    private static int Within(int count, int most) => (int)Math.Min((long)count * Factor, most);
}
