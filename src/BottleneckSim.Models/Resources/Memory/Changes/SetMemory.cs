using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Resources.Memory.Changes;

/// <summary>Gives every node of a tier more or less memory. A process that is too large for what is left is killed at once.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="LimitBytes">Memory of each node: 1 MiB to 16 TiB.</param>
public sealed record SetMemory(string Tier, long LimitBytes) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-memory";

    /// <inheritdoc />
    public override ChangeTerms Terms => new() { ChangesMachines = true };

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.WithMemory(
        Tier, system.Memory(Tier) with { LimitBytes = MemoryEdits.RequireRange("Memory", LimitBytes, MemoryOptions.SmallestLimit, MemoryOptions.LargestLimit) });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { LimitBytes = before.Memory(Tier).LimitBytes };

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: {SystemEdits.Number(LimitBytes)} bytes of memory a node";
}
