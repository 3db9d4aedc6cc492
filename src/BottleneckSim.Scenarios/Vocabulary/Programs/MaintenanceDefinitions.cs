using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Maintenance;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Programs;

/// <summary>What nodes do for themselves.</summary>
internal static class MaintenanceDefinitions
{
    private static readonly Key<Duration> Every = Key.Required(
        "every", Quantity.Duration("10ms", "30d"), "Time from one beginning to the next; a run that is not over when the next is due makes that one fall out.");

    private static readonly Key<ImmutableArray<Step>> Do = Key.Required(
        "do", new ListShape<Step>(new DeferredShape<Step>("step", () => StepDefinitions.Step), 1, 200), "What is done, on a thread beside the workers; it asks no other node.");

    private static readonly Key<bool> Synchronised = Key.Optional(
        "synchronised", Words.Flag, false, "Whether all nodes begin at the same instants; otherwise each has an offset of its own.");

    /// <summary>What every node of a tier does from time to time, for tiers and for changes.</summary>
    public static Key<MaintenanceOptions> Maintenance { get; } = Key.Omittable(
        "maintenance",
        new MappingShape<MaintenanceOptions>(new(
            "maintenance",
            "What each node does for itself from time to time, in competition with requests: compaction, log rotation, scrubbing.",
            [Every, Do, Synchronised],
            values => new MaintenanceOptions(values.Get(Every), values.Get(Do)) { IsSynchronised = values.Get(Synchronised) },
            check: RefuseCalls)),
        "What each node does for itself from time to time.",
        "nothing");

    /// <summary>Every step that the nodes of a tier do, for requests and for themselves; none where they could not be read.</summary>
    public static IEnumerable<Step> StepsOf(MappingValues values, Key<ImmutableSortedDictionary<string, EndpointOptions>> programs)
    {
        var own = values.OrNothing(Maintenance)?.Steps ?? [];
        return values.TryGet(programs, out var written) ? written.Values.Select(program => program.Steps).Append(own).SelectMany(StepTree.All) : [];
    }

    private static void RefuseCalls(MappingValues values)
    {
        if (values.TryGet(Do, out var steps) && StepTree.All(steps).Any(MaintenanceOptions.AsksAnother))
            values.Refuse(Do, "maintenance asks another node", "use-cpu, sleep, allocate, for-each, for-each-of, parallel, branches, lock, io");
    }
}
