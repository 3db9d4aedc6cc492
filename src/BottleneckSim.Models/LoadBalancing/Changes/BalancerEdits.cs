using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.LoadBalancing.Changes;

/// <summary>Finding and replacing the balancer of a tier.</summary>
internal static class BalancerEdits
{
    public static BalancerOptions Balancer(this SystemDescription system, string name)
    {
        var tier = system.Tier(name);
        return tier.Balancer is null && tier.NodeNames().Count == 1
            ? throw new ChangeRefusedException($"Tier '{name}' has one instance and no balancer.")
            : tier.Balancer ?? new BalancerOptions();
    }

    public static SystemDescription WithBalancer(this SystemDescription system, string name, BalancerOptions balancer) =>
        system.WithTier(system.Tier(name) with { Balancer = balancer });
}
