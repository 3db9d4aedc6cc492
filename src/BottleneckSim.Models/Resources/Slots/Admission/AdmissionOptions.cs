using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Resources.Slots.Admission;

/// <summary>How a server treats those that wait for a worker: in which order, and whom it turns away with a 503 rather than serve too late.</summary>
/// <remarks>
/// <code>
/// request ──► class 0 ─┐
///             class 1 ─┼─► the most important class that has one waiting ──► waited too long? ─yes─► shed (503)
///             class …  ┘   and may have a slot (reserved, adaptive limit)        └─no─► slot
/// </code>
/// <para>Classes are not pre-emptive: who has a slot keeps it. Those shed are looked at whenever a slot is free, oldest first.</para>
/// Sources: Kleinrock, Queueing Systems II, section 3.6 (head-of-the-line priorities); Nichols and Jacobson, Controlling Queue Delay (ACM Queue 2012), in the form
/// for requests of Maurer, Fail at Scale (ACM Queue 2015): 5 ms, 100 ms, adaptive LIFO; additive increase and multiplicative decrease: Chiu and Jain 1989.
/// </remarks>
public sealed record AdmissionOptions
{
    /// <summary>Who is next. Default: first-in first-out.</summary>
    public QueueDiscipline Discipline { get; init; }

    /// <summary>Whoever has waited longer is shed: 1 ms to 1 h; null (the default) means nobody is.</summary>
    public Duration? QueueTimeout { get; init; }

    /// <summary>
    /// Controlled delay: while the queue has not been empty for <see cref="Interval"/>, whoever has waited longer than this is shed, otherwise whoever has waited
    /// longer than the interval: 100 µs to 10 s; null (the default) switches it off. Published: 5 ms.
    /// </summary>
    public Duration? DelayTarget { get; init; }

    /// <summary>How long a queue must not have been empty to count as standing: 1 ms to 1 min, default 100 ms (published).</summary>
    public Duration Interval { get; init; } = Duration.FromMilliseconds(100);

    /// <summary>Slots that only class 0 may have: 0 (the default) to one less than there are.</summary>
    public int ReservedSlots { get; init; }

    /// <summary>
    /// Adaptive concurrency: whenever a request took longer than this from slot to end, a tenth fewer slots are given out (once an interval at most); whenever it did
    /// not and all were in use, the limit rises by one over itself: 1 ms to 1 h; null (the default) means all slots are given out.
    /// </summary>
    public Duration? AdaptiveLatency { get; init; }
}
