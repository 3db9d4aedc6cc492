using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Resources.Memory.Changes;

/// <summary>Finding and replacing the memory of a tier.</summary>
internal static class MemoryEdits
{
    public static MemoryOptions Memory(this SystemDescription system, string tier) => system.Host(tier).Memory ?? throw new ChangeRefusedException(
        $"Tier '{tier}' does not say how much memory its nodes have; those that do: {SystemEdits.Listed(system.Tiers.Values.OfType<ProgramTierOptions>().Where(host => host.Memory is not null).Select(host => host.Name))}.");

    public static SystemDescription WithMemory(this SystemDescription system, string tier, MemoryOptions memory) => system.WithTier(system.Host(tier) with { Memory = memory });

    public static long RequireRange(string what, long value, long minimum, long maximum) => value >= minimum && value <= maximum
        ? value
        : throw new ChangeRefusedException($"{what} must be {SystemEdits.Number(minimum)} to {SystemEdits.Number(maximum)} bytes, not {SystemEdits.Number(value)}.");
}
