using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Resources.Memory.Changes;

/// <summary>Restarts the process of every node of a tier at once: requests in progress fail, others are refused until it is back with nothing leaked.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="IsTakenBack">Whether a restart is struck from the record; a process that has been restarted stays so.</param>
public sealed record Restart(string Tier, bool IsTakenBack = false) : Change
{
    /// <inheritdoc />
    public override string Kind => "restart";

    /// <inheritdoc />
    public override ChangeTerms Terms => new() { Until = "the processes are back" };

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var memory = system.Memory(Tier);
        return system.WithMemory(Tier, memory with { Restarts = memory.Restarts + (IsTakenBack ? -1 : 1) });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { IsTakenBack = !IsTakenBack };

    /// <inheritdoc />
    public override string Describe() => IsTakenBack ? $"{Tier}: strike a restart from the record" : $"{Tier}: restart the process of each node";
}
