using BottleneckSim.Models.Resources.Memory.Changes;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>Changes of memory.</summary>
internal static class MemoryChangeDefinitions
{
    private static readonly Key<long> Leak = Key.Required("by", Quantity.Size("1B", "1GiB"), "What every request leaves.");

    public static ChangeKind SetMemory { get; } = ChangeKind.Of(
        "set-memory",
        "Gives every node of a tier more or less memory.",
        values => new SetMemory(values.Get(TargetKeys.Tier), values.Get(MemoryDefinitions.Limit)),
        TargetKeys.Tier, MemoryDefinitions.Limit);

    public static ChangeKind LeakMemory { get; } = ChangeKind.Of(
        "leak-memory",
        "Every request of a tier leaves memory behind for ever.",
        values => new LeakMemory(values.Get(TargetKeys.Tier), values.Get(Leak)),
        TargetKeys.Tier, Leak);

    public static ChangeKind FixLeak { get; } = ChangeKind.Of(
        "fix-leak", "Mends a leak; what has leaked already is free only after a restart.", values => new FixLeak(values.Get(TargetKeys.Tier)), TargetKeys.Tier);

    public static ChangeKind Restart { get; } = ChangeKind.Of(
        "restart",
        "Restarts the process of every node of a tier at once: requests in progress fail, others are refused until it is back.",
        values => new Restart(values.Get(TargetKeys.Tier)),
        TargetKeys.Tier);
}
