using BottleneckSim.Models.Programs.Locking.Changes;
using BottleneckSim.Models.Programs.Looping.Changes;
using BottleneckSim.Models.Programs.Parallel;
using BottleneckSim.Models.Programs.Parallel.Changes;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Vocabulary.Programs;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>Changes of the shape of a program: loops, branches, locks.</summary>
internal static class StepChangeDefinitions
{
    private static readonly Key<string> Loop = Key.Required("loop", NameShape.Dashed, "The label of the loop.");
    private static readonly Key<string> Label = Key.Required("label", NameShape.Dashed, "The label of the steps that are moved.");
    private static readonly Key<string> Branches = Key.Required("label", NameShape.Dashed, "The label of the parallel step.");
    private static readonly Key<string> Lock = Key.Required("lock", NameShape.Dashed, "The lock.");
    private static readonly Key<Quorum> WaitFor = Key.Required("wait-for", new QuorumShape(), "How many branches must have succeeded.");
    private static readonly Key<bool> Breaks = Key.Optional("breaks", Words.Flag, true, "Whether it is left at the match; otherwise it visits all.");

    private static readonly Key<int> AtMost = Key.Omittable(
        "at-most", Quantity.Count("branches", "1", "10k"), "How many turns may be under way at once, as with a pool of threads.", "all");

    public static ChangeKind Parallelise { get; } = ChangeKind.Of(
        "parallelise",
        "Does the turns of a loop at the same time.",
        values => new Parallelise(values.Get(TargetKeys.Tier), values.Get(TargetKeys.Endpoint), values.Get(Loop), values.OrNull(AtMost) ?? int.MaxValue),
        TargetKeys.Tier, TargetKeys.Endpoint, Loop, AtMost);

    public static ChangeKind Serialise { get; } = ChangeKind.Of(
        "serialise",
        "Does what a parallel step does at the same time one after another.",
        values => new Serialise(values.Get(TargetKeys.Tier), values.Get(TargetKeys.Endpoint), values.Get(Branches)),
        TargetKeys.Tier, TargetKeys.Endpoint, Branches);

    public static ChangeKind SetQuorum { get; } = ChangeKind.Of(
        "set-quorum",
        "Changes how many branches a parallel step waits for: good-enough answers.",
        values => new SetQuorum(values.Get(TargetKeys.Tier), values.Get(TargetKeys.Endpoint), values.Get(Branches), values.Get(WaitFor)),
        TargetKeys.Tier, TargetKeys.Endpoint, Branches, WaitFor);

    public static ChangeKind BreakAtMatch { get; } = ChangeKind.Of(
        "break-at-match",
        "Leaves a loop at the turn that finds what it looks for (or visits all again).",
        values => new BreakAtMatch(values.Get(TargetKeys.Tier), values.Get(TargetKeys.Endpoint), values.Get(Loop), values.Get(Breaks)),
        TargetKeys.Tier, TargetKeys.Endpoint, Loop, Breaks);

    public static ChangeKind HoistOutOfLoop { get; } = ChangeKind.Of(
        "hoist-out-of-loop",
        "Computes once, before a loop, what it computed in every turn, and keeps the result.",
        values => new HoistOutOfLoop(values.Get(TargetKeys.Tier), values.Get(TargetKeys.Endpoint), values.Get(Loop), values.Get(Label)),
        TargetKeys.Tier, TargetKeys.Endpoint, Loop, Label);

    public static ChangeKind ShortenLock { get; } = ChangeKind.Of(
        "shorten-lock",
        "Does labelled steps after a lock was given back instead of while it is held.",
        values => new ShortenLock(values.Get(TargetKeys.Tier), values.Get(TargetKeys.Endpoint), values.Get(Lock), values.Get(Label)),
        TargetKeys.Tier, TargetKeys.Endpoint, Lock, Label);
}
