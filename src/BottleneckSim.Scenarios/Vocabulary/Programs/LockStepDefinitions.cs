using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Locking;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Programs;

/// <summary>Steps that are done while a lock is held.</summary>
internal static class LockStepDefinitions
{
    private static readonly Key<string> Name = Key.Required("lock", NameShape.Dashed, "The lock's name; all programs of a node that name it share it.");
    private static readonly Key<ImmutableArray<Step>> Do = Key.Required("do", NestedSteps.Shape, "What is done while it is held.");

    private static readonly Key<string> Of = Key.Omittable(
        "of", new ReferenceShape(NameKind.KeySpace), "The key space of which each key has a lock of its own.", "one lock for all");

    private static readonly Key<Duration> Timeout = Key.Optional(
        "timeout", Quantity.Duration("1ms", "1h"), LockStep.DefaultTimeout, "How long to wait for the lock before the request fails.");

    /// <summary>A lock and its steps.</summary>
    public static Mapping<Step> Lock { get; } = new(
        "lock step",
        "Does steps while holding a lock of the node: one request at a time, in the order of asking.",
        [Name, Do, Of, Timeout],
        values => new LockStep(values.Get(Name), values.Get(Do)) { KeySpace = values.OrNothing(Of), Timeout = values.Get(Timeout) });
}
