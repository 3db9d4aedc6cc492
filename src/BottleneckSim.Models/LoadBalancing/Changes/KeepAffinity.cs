using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.LoadBalancing.Affinity;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.LoadBalancing.Changes;

/// <summary>Keeps every user on one instance from now on, by a cookie.</summary>
/// <param name="Tier">The tier behind the balancer.</param>
public sealed record KeepAffinity(string Tier) : Change
{
    /// <inheritdoc />
    public override string Kind => "keep-affinity";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) =>
        system.WithBalancer(Tier, system.Balancer(Tier) with { Affinity = AffinityKind.User });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => RestoreTiers.Unless(this, new DropAffinity(Tier), before, Tier);

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: keep every user on one instance";
}
