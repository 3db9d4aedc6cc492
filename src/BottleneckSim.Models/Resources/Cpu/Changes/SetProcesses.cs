using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Resources.Cpu.InterpreterLocks;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Resources.Cpu.Changes;

/// <summary>
/// Divides the workers of every node of a tier among so many processes, each with an interpreter's lock of its own. Requests in hand end in their processes.
/// </summary>
/// <param name="Tier">The tier.</param>
/// <param name="Processes">Processes of each node: 1 to 1,024.</param>
public sealed record SetProcesses(string Tier, int Processes) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-processes";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        SystemEdits.RequireRange("Processes", Processes, 1, InterpreterLockOptions.MaximumProcesses);
        return system.WithCpu(Tier, system.Cpu(Tier) with { InterpreterLock = Find(system) with { Processes = Processes } });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Processes = Find(before).Processes };

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: run {Processes} processes on each node";

    private InterpreterLockOptions Find(SystemDescription system) => system.Cpu(Tier).InterpreterLock ?? throw new ChangeRefusedException(
        $"The programs of '{Tier}' run without an interpreter's lock: one process uses all cores, and more would change nothing.");
}
