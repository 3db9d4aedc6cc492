using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Resources.Cpu.Changes;

/// <summary>Stops busy threads of another process on every node of a tier.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Threads">How many to stop: 1 to those there are.</param>
public sealed record StopBurning(string Tier, int Threads) : Change
{
    /// <inheritdoc />
    public override string Kind => "stop-burning";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var cpu = system.Cpu(Tier);
        if (Threads < 1 || Threads > cpu.CompetingThreads)
        {
            throw new ChangeRefusedException($"{cpu.CompetingThreads} threads of another process burn processor time on '{Tier}'; {Threads} cannot be stopped.");
        }

        return system.WithCpu(Tier, cpu with { CompetingThreads = cpu.CompetingThreads - Threads });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => new BurnCpu(Tier, Threads);

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: stop {Threads} busy threads of another process";
}
