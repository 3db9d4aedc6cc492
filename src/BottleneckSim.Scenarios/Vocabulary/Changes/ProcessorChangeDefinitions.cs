using BottleneckSim.Models.Resources.Cpu.Changes;
using BottleneckSim.Models.Resources.Cpu.Scheduling;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>Changes of who gets how much of a processor.</summary>
internal static class ProcessorChangeDefinitions
{
    private static readonly Key<int> Nice = Key.Required("nice", CpuDefinitions.NiceLevel, "The new nice value; higher is lighter.");
    private static readonly Key<int> Processes = Key.Required("processes", CpuDefinitions.ProcessCount, "Processes of each node.");
    private static readonly Key<SchedulerGroups> Groups = Key.Omittable("groups", CpuDefinitions.Groups, "The weights.", "no groups: all threads compete with each other");

    public static ChangeKind Renice { get; } = ChangeKind.Of(
        "renice",
        "Makes the other process on every node of a tier lighter or heavier for the scheduler.",
        values => new Renice(values.Get(TargetKeys.Tier), values.Get(Nice)),
        TargetKeys.Tier, Nice);

    public static ChangeKind SetGroupWeight { get; } = ChangeKind.Of(
        "set-group-weight",
        "Puts a node's own process and the competing one into scheduler groups.",
        values => new SetGroupWeight(values.Get(TargetKeys.Tier), values.OrNothing(Groups)),
        TargetKeys.Tier, Groups);

    public static ChangeKind SetProcesses { get; } = ChangeKind.Of(
        "set-processes",
        "Divides the workers of every node among so many processes, each with an interpreter's lock of its own.",
        values => new SetProcesses(values.Get(TargetKeys.Tier), values.Get(Processes)),
        TargetKeys.Tier, Processes);

    public static ChangeKind SetNeighbour { get; } = ChangeKind.Of(
        "set-neighbour",
        "Another guest moves onto the host of every node of a tier and always wants to compute.",
        values => new SetNeighbour(values.Get(TargetKeys.Tier), CpuDefinitions.BuildNeighbour(values)),
        TargetKeys.Tier, CpuDefinitions.NeighbourThreads, CpuDefinitions.NeighbourWeight, CpuDefinitions.NeighbourCap);

    public static ChangeKind CapNeighbour { get; } = ChangeKind.Of(
        "cap-neighbour",
        "Bounds what the neighbour may get of the host's processor.",
        values => new CapNeighbour(values.Get(TargetKeys.Tier), CpuDefinitions.BuildCap(values)),
        TargetKeys.Tier, CpuDefinitions.NeighbourCap);

    public static ChangeKind Isolate { get; } = ChangeKind.Of(
        "isolate",
        "Gives every node of a tier a host of its own, without a neighbour.",
        values => new Isolate(values.Get(TargetKeys.Tier)),
        TargetKeys.Tier);
}
