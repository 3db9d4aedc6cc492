using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.LoadBalancing.Changes;

/// <summary>Changes how a tier's balancer picks an instance.</summary>
/// <param name="Tier">The tier behind the balancer.</param>
/// <param name="Policy">The new policy; null means the one that several instances have when none is written, round robin.</param>
public sealed record SetBalancer(string Tier, BalancingPolicy? Policy) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-balancer";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var balancer = system.Balancer(Tier);
        var tier = system.Tier(Tier);
        if (Policy is null && tier.NodeNames().Count == 1)
        {
            throw new ChangeRefusedException(
                $"Tier '{Tier}' has one instance: its balancer needs a policy, one of {string.Join(", ", Enum.GetNames<BalancingPolicy>())}.");
        }

        return system.WithTier(tier with { Balancer = Policy is { } policy ? balancer with { Policy = policy } : null });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Policy = before.Tier(Tier).Balancer?.Policy };

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: balance by {Policy ?? new BalancerOptions().Policy}";
}
