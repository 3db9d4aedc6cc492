using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Resources.Cpu.Scheduling;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Resources.Cpu.Changes;

/// <summary>Makes the other process on every node of a tier lighter or heavier for the scheduler.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Nice">The nice value of its threads: −20 (heavy) to 19 (light).</param>
public sealed record Renice(string Tier, int Nice) : Change
{
    /// <inheritdoc />
    public override string Kind => "renice";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.WithCpu(
        Tier, system.Cpu(Tier) with { CompetingNice = SystemEdits.RequireRange("The nice value", Nice, NiceWeights.Minimum, NiceWeights.Maximum) });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Nice = before.Cpu(Tier).CompetingNice };

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: renice the other process to {Nice}";
}
