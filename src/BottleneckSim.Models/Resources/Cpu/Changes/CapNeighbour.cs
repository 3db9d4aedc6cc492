using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Resources.Cpu.Neighbours;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Resources.Cpu.Changes;

/// <summary>Bounds what the neighbour of every node of a tier may get of the host's processor.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="CapMillicores">In thousandths of a core: 1 to 256,000; null takes the bound away.</param>
public sealed record CapNeighbour(string Tier, int? CapMillicores) : Change
{
    /// <inheritdoc />
    public override string Kind => "cap-neighbour";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        SystemEdits.RequireRange("The neighbour's cap in thousandths of a core", CapMillicores ?? 1, 1, NeighbourOptions.MaximumCapMillicores);
        var cpu = system.Cpu(Tier).RequireNeighbour(Tier);
        return system.WithCpu(Tier, cpu with { Neighbour = cpu.Neighbour! with { CapMillicores = CapMillicores } });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { CapMillicores = before.Cpu(Tier).RequireNeighbour(Tier).Neighbour!.CapMillicores };

    /// <inheritdoc />
    public override string Describe() => CapMillicores is { } cap
        ? $"{Tier}: cap the neighbour at {cap} thousandths of a core"
        : $"{Tier}: lift the neighbour's cap";
}
