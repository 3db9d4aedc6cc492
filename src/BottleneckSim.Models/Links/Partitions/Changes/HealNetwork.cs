using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Links.Partitions.Changes;

/// <summary>Heals a cut of the network. What was sent into it arrives when it is sent the next time.</summary>
/// <param name="Cut">The cut.</param>
public sealed record HealNetwork(Partition Cut) : Change
{
    /// <inheritdoc />
    public override string Kind => "heal";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.Partitions.Contains(Cut)
        ? system with { Partitions = system.Partitions.Remove(Cut) }
        : throw new ChangeRefusedException($"The network is not cut from {Cut}; cuts: {SystemEdits.Listed(system.Partitions.Select(cut => cut.ToString()))}.");

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => new PartitionNetwork(Cut);

    /// <inheritdoc />
    public override string Describe() => $"heal the network from {Cut}";
}
