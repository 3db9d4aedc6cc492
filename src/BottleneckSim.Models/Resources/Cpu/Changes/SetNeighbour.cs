using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Resources.Cpu.Neighbours;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Resources.Cpu.Changes;

/// <summary>Another guest moves onto the host of every node of a tier, or changes what it wants.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Neighbour">What it wants and may get.</param>
public sealed record SetNeighbour(string Tier, NeighbourOptions Neighbour) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-neighbour";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        SystemEdits.RequireRange("The neighbour's threads", Neighbour.Threads, 1, NeighbourOptions.MaximumThreads);
        SystemEdits.RequireRange("The neighbour's weight", Neighbour.Weight, 1, NeighbourOptions.MaximumWeight);
        SystemEdits.RequireRange("The neighbour's cap in thousandths of a core", Neighbour.CapMillicores ?? 1, 1, NeighbourOptions.MaximumCapMillicores);
        return system.WithCpu(Tier, system.Cpu(Tier) with { Neighbour = Neighbour });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => before.Cpu(Tier).Neighbour is { } earlier ? this with { Neighbour = earlier } : new Isolate(Tier);

    /// <inheritdoc />
    public override string Describe() => Neighbour.CapMillicores is { } cap
        ? $"{Tier}: a neighbour of {Neighbour.Threads} threads, weight {Neighbour.Weight}, capped at {cap} thousandths of a core"
        : $"{Tier}: a neighbour of {Neighbour.Threads} threads, weight {Neighbour.Weight}";
}
