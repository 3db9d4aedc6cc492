using BottleneckSim.Models.Resources.EventLoops;
using BottleneckSim.Models.Resources.EventLoops.Changes;
using BottleneckSim.Models.Resources.Slots.Admission;
using BottleneckSim.Models.Resources.Slots.Admission.Changes;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>Changes of how requests share what a node has: who is let in, who goes first, who has a thread.</summary>
internal static class ConcurrencyChangeDefinitions
{
    private static readonly Key<AdmissionOptions> Admission =
        Key.Omittable("admission", AdmissionDefinitions.Admission, "The policy.", "first-in first-out, and nobody is shed");

    private static readonly Key<int> Priority = Key.Required("priority", AdmissionDefinitions.PriorityClass, "The new class; 0 is the most important.");

    private static readonly Key<EventLoopOptions> EventLoop =
        Key.Omittable("event-loop", AdmissionDefinitions.EventLoop, "The loops.", "a thread for every request");

    public static ChangeKind SetAdmission { get; } = ChangeKind.Of(
        "set-admission",
        "Changes how every node of a web tier treats those that wait for a worker.",
        values => new SetAdmission(values.Get(TargetKeys.Web), values.OrNothing(Admission)),
        TargetKeys.Web, Admission);

    public static ChangeKind SetPriority { get; } = ChangeKind.Of(
        "set-priority",
        "Puts the requests of one endpoint into another priority class.",
        values => new SetPriority(values.Get(TargetKeys.Tier), values.Get(TargetKeys.Endpoint), values.Get(Priority)),
        TargetKeys.Tier, TargetKeys.Endpoint, Priority);

    public static ChangeKind SetEventLoop { get; } = ChangeKind.Of(
        "set-event-loop",
        "Lets the requests of a tier share event loops, moves steps off the loop, or gives every request a thread again.",
        values => new SetEventLoop(values.Get(TargetKeys.Tier), values.OrNothing(EventLoop)),
        TargetKeys.Tier, EventLoop);
}
