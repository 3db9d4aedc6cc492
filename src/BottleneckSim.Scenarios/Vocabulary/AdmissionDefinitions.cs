using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Resources.EventLoops;
using BottleneckSim.Models.Resources.Slots.Admission;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>Who is let in, who goes first, and who has a thread.</summary>
internal static class AdmissionDefinitions
{
    private static readonly Key<QueueDiscipline> Discipline = Key.Optional(
        "discipline",
        new WordShape<QueueDiscipline>(
            ("fifo", QueueDiscipline.FirstInFirstOut),
            ("lifo", QueueDiscipline.LastInFirstOut),
            ("adaptive-lifo", QueueDiscipline.AdaptiveLastInFirstOut)),
        QueueDiscipline.FirstInFirstOut,
        "Who is next within a class; adaptive is fifo until the queue has not been empty for the interval.");

    private static readonly Key<Duration> QueueTimeout =
        Key.Omittable("queue-timeout", Quantity.Duration("1ms", "1h"), "Whoever has waited longer is shed.", "nobody is");

    private static readonly Key<Duration> DelayTarget = Key.Omittable(
        "delay-target",
        Quantity.Duration("100us", "10s"),
        "Controlled delay: while the queue has not been empty for the interval, whoever has waited longer than this is shed; otherwise, longer than the interval.",
        "no controlled delay");

    private static readonly Key<Duration> Interval = Key.Optional(
        "interval", Quantity.Duration("1ms", "1min"), new AdmissionOptions().Interval, "How long a queue must not have been empty to count as standing.");

    private static readonly Key<int> ReservedSlots =
        Key.Optional("reserved-workers", Quantity.Count("threads", "0", "100k"), 0, "Workers that only class 0 may have; less than there are.");

    private static readonly Key<Duration> AdaptiveLatency = Key.Omittable(
        "adaptive-latency",
        Quantity.Duration("1ms", "1h"),
        "Adaptive concurrency: a request that took longer lowers the number of workers given out by a tenth, one in time raises it by one over itself.",
        "all workers are given out");

    private static readonly Key<int> Loops = Key.Optional("loops", Quantity.Count("loops", "1", "256"), 1, "Loops of each node.");
    private static readonly Key<string> OffLoad = Key.Omittable("off-load", NameShape.Dashed, "The label of steps that run on threads beside the loop.", "none");

    private static readonly Key<int> PoolThreads = Key.Optional(
        "pool-threads", Quantity.Count("threads", "1", "1024"), EventLoopOptions.DefaultPoolThreads, "Threads beside the loop.");

    public static Shape<AdmissionOptions> Admission { get; } = new MappingShape<AdmissionOptions>(new(
        "admission",
        "How a server treats those that wait for a worker: in which order, and whom it turns away rather than serve too late.",
        [Discipline, QueueTimeout, DelayTarget, Interval, ReservedSlots, AdaptiveLatency],
        values => new AdmissionOptions
        {
            Discipline = values.Get(Discipline),
            QueueTimeout = values.OrNull(QueueTimeout),
            DelayTarget = values.OrNull(DelayTarget),
            Interval = values.Get(Interval),
            ReservedSlots = values.Get(ReservedSlots),
            AdaptiveLatency = values.OrNull(AdaptiveLatency),
        }));

    public static Shape<EventLoopOptions> EventLoop { get; } = new MappingShape<EventLoopOptions>(new(
        "event loop",
        "Loops that all requests of a node share; each runs what they compute piece by piece, each to its end.",
        [Loops, OffLoad, PoolThreads],
        values => new EventLoopOptions(values.Get(Loops), values.OrNothing(OffLoad), values.Get(PoolThreads))));

    /// <summary>A priority class.</summary>
    public static Shape<int> PriorityClass => Quantity.Count("classes", "0", "7");

    /// <summary>The admission policy of a web tier.</summary>
    public static Key<AdmissionOptions> AdmissionKey { get; } =
        Key.Omittable("admission", Admission, "How those that wait for a worker are treated.", "first-in first-out, and nobody is shed");

    /// <summary>The event loops of a program tier.</summary>
    public static Key<EventLoopOptions> EventLoopKey { get; } =
        Key.Omittable("event-loop", EventLoop, "Event loops that all requests share.", "a thread for every request");
}
