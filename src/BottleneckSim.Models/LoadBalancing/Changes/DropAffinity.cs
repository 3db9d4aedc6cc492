using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.LoadBalancing.Affinity;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.LoadBalancing.Changes;

/// <summary>Lets users go to any instance again.</summary>
/// <param name="Tier">The tier behind the balancer.</param>
public sealed record DropAffinity(string Tier) : Change
{
    /// <inheritdoc />
    public override string Kind => "drop-affinity";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) =>
        system.WithBalancer(Tier, system.Balancer(Tier) with { Affinity = AffinityKind.None });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => RestoreTiers.Unless(this, new KeepAffinity(Tier), before, Tier);

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: let users go to any instance";
}
