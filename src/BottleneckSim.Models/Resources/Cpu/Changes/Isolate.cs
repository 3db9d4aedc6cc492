using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Resources.Cpu.Changes;

/// <summary>Gives every node of a tier a host of its own: no neighbour steals its processor any more.</summary>
/// <param name="Tier">The tier.</param>
public sealed record Isolate(string Tier) : Change
{
    /// <inheritdoc />
    public override string Kind => "isolate";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.WithCpu(Tier, system.Cpu(Tier).RequireNeighbour(Tier) with { Neighbour = null });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => new SetNeighbour(Tier, before.Cpu(Tier).RequireNeighbour(Tier).Neighbour!);

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: move to hosts without a neighbour";
}
