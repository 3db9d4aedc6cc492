using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Resources.Cpu.Changes;

/// <summary>Gives every node of a tier more or fewer cores. Work in progress goes on at the new rate.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Cores">The new number of cores: 1 to 256.</param>
public sealed record ResizeCpu(string Tier, int Cores) : Change
{
    /// <summary>The most cores of a node.</summary>
    public const int MaximumCores = 256;

    /// <inheritdoc />
    public override string Kind => "resize";

    /// <inheritdoc />
    public override ChangeTerms Terms => new() { ChangesMachines = true };

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.WithCpu(
        Tier, system.Cpu(Tier) with { Cores = SystemEdits.RequireRange("Cores", Cores, 1, MaximumCores) });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Cores = before.Cpu(Tier).Cores };

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: change to {Cores} cores a node";
}
