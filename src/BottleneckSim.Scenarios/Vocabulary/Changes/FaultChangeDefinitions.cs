using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>Things that break.</summary>
internal static class FaultChangeDefinitions
{
    private static readonly Key<int> Instance = Key.Required("instance", Quantity.Count("nodes", "1", "1000"), "The number of the instance, from 1.");

    public static ChangeKind CrashNode { get; } = ChangeKind.Of(
        "crash-node",
        "Lets an instance crash: what it had in memory is lost, and it refuses every call until it is started again.",
        values => new CrashNode(values.Get(TargetKeys.Tier), values.Get(Instance)),
        TargetKeys.Tier, Instance);

    public static ChangeKind RestartNode { get; } = ChangeKind.Of(
        "restart-node",
        "Starts an instance that has crashed: a new machine with cold caches. A database has what was committed, and first applies the log since its last checkpoint.",
        values => new RestartNode(values.Get(TargetKeys.Tier), values.Get(Instance)),
        TargetKeys.Tier, Instance);
}
