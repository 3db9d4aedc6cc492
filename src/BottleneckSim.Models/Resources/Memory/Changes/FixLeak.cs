using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Resources.Memory.Changes;

/// <summary>Mends a leak. What has leaked already is free only after a restart.</summary>
/// <param name="Tier">The tier.</param>
public sealed record FixLeak(string Tier) : Change
{
    /// <inheritdoc />
    public override string Kind => "fix-leak";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.WithMemory(Tier, Leaking(system) with { LeakBytesPerRequest = 0 });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => new LeakMemory(Tier, Leaking(before).LeakBytesPerRequest);

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: mend the memory leak";

    private MemoryOptions Leaking(SystemDescription system) => system.Memory(Tier) is { LeakBytesPerRequest: > 0 } memory
        ? memory
        : throw new ChangeRefusedException($"The programs of '{Tier}' leak no memory.");
}
