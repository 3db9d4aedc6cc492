using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Resources.Cpu.Changes;

/// <summary>Another process on every node of a tier begins to compute without end.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Threads">Threads that always want to run, each with the weight of one request's thread: 1 to 1,024.</param>
public sealed record BurnCpu(string Tier, int Threads) : Change
{
    /// <summary>The most threads that may compete on a node.</summary>
    public const int MaximumThreads = 1_024;

    /// <inheritdoc />
    public override string Kind => "burn-cpu";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        SystemEdits.RequireRange("Burning threads", Threads, 1, MaximumThreads);
        var cpu = system.Cpu(Tier);
        return system.WithCpu(Tier, cpu with
        {
            CompetingThreads = SystemEdits.RequireRange("All burning threads of a node", cpu.CompetingThreads + Threads, 1, MaximumThreads),
        });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => new StopBurning(Tier, Threads);

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: start a process with {Threads} busy threads";
}
