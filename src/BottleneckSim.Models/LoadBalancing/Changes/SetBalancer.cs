using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.LoadBalancing.Changes;

/// <summary>Changes how a tier's balancer picks an instance.</summary>
/// <param name="Tier">The tier behind the balancer.</param>
/// <param name="Policy">The new policy.</param>
public sealed record SetBalancer(string Tier, BalancingPolicy Policy) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-balancer";

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var tier = system.Tier(Tier);
        if (tier.Balancer is null && tier.Instances == 1)
        {
            throw new ChangeRefusedException($"Tier '{Tier}' has one instance and no balancer.");
        }

        return system.WithTier(tier with { Balancer = new BalancerOptions(Policy) });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Policy = (before.Tier(Tier).Balancer ?? new BalancerOptions()).Policy };

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: balance by {Policy}";
}
