using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Cpu.Contention;
using BottleneckSim.Models.Resources.Cpu.InterpreterLocks;
using BottleneckSim.Models.Resources.Cpu.Neighbours;
using BottleneckSim.Models.Resources.Cpu.Scheduling;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>A node's processor.</summary>
internal static class CpuDefinitions
{
    private const double MillicoresPerCore = 1_000;

    private static readonly ContextSwitchOptions Linux = ContextSwitchOptions.Linux;

    private static readonly Key<int> Cores = Key.Required("cores", Quantity.Count("cores", "1", "256"), "Cores of each node.");

    private static readonly Key<int> CompetingThreads = Key.Optional(
        "competing-threads", Quantity.Count("threads", "0", "1024"), 0, "Threads of another process that always want to run.");

    private static readonly Key<int> CompetingNice = Key.Optional("competing-nice", NiceLevel, 0, "The nice value of those threads; higher is lighter.");

    private static readonly Key<Duration> DirectCost = Key.Optional(
        "direct-cost", Quantity.Duration("0ns", "10ms"), Linux.DirectCost, "What every switch costs.");

    private static readonly Key<Duration> CacheRefill = Key.Optional(
        "cache-refill", Quantity.Duration("0ns", "100ms"), Linux.CacheRefill, "What it costs to fetch a whole working set into the cache again.");

    private static readonly Key<Duration> Latency = Key.Optional(
        "latency", Quantity.Duration("100us", "1s"), Linux.Latency, "The time in which every thread of a core should have a turn, for one core.");

    private static readonly Key<Duration> Granularity = Key.Optional(
        "minimum-granularity", Quantity.Duration("10us", "1s"), Linux.MinimumGranularity, "The shortest turn, for one core.");

    private static readonly Key<int> Filling = Key.Optional(
        "threads-that-fill-cache", Quantity.Count("threads", "1", "1000"), Linux.ThreadsThatFillCache, "How many others of a core displace a working set entirely.");

    private static readonly Key<int> OwnWeight = Key.Optional("own", GroupWeight, SchedulerGroups.DefaultWeight, "The weight of the node's own process.");

    private static readonly Key<int> OtherWeight = Key.Optional("competing", GroupWeight, SchedulerGroups.DefaultWeight, "The weight of the competing process.");

    private static readonly Key<double> Contention = Key.Optional(
        "contention", Quantity.Share("0%", "1000%"), MemoryContentionOptions.DefaultContention, "What each further busy core adds to the time of everybody's work.");

    private static readonly Key<double> Coherence = Key.Optional("coherence", Quantity.Share("0%", "100%"), 0, "What each pair of busy cores adds.");

    private static readonly Key<int> Processes = Key.Optional(
        "processes", ProcessCount, InterpreterLockOptions.Python.Processes, "Processes of each node, among which its workers are divided.");

    private static readonly Key<Duration> SwitchInterval = Key.Optional(
        "switch-interval", Quantity.Duration("10us", "1s"), InterpreterLockOptions.Python.SwitchInterval, "How long a thread keeps the lock while others want it.");

    private static readonly Key<Duration> HandOver = Key.Optional(
        "hand-over", Quantity.Duration("0ns", "100ms"), InterpreterLockOptions.Python.HandOver, "What handing the lock over costs.");

    private static readonly Mapping<ContextSwitchOptions> OwnSwitch = new(
        "context switch",
        "What it costs to share a core in turns; `linux` stands for the defaults.",
        [DirectCost, CacheRefill, Latency, Granularity, Filling],
        values => new ContextSwitchOptions(values.Get(DirectCost), values.Get(CacheRefill), values.Get(Latency), values.Get(Granularity), values.Get(Filling)));

    private static readonly Key<ContextSwitchOptions> ContextSwitch = Key.Omittable(
        "context-switch",
        new EitherShape<ContextSwitchOptions>(new WordShape<ContextSwitchOptions>(("linux", Linux)), OwnSwitch),
        "What switching between threads costs.",
        "nothing");

    private static readonly Key<MemoryContentionOptions> MemoryContention = Key.Omittable(
        "memory-contention",
        new MappingShape<MemoryContentionOptions>(new(
            "memory contention",
            "How busy cores slow each other down, by the universal scalability law.",
            [Contention, Coherence],
            values => new MemoryContentionOptions(values.Get(Contention), values.Get(Coherence)))),
        "How busy cores slow each other down.",
        "not at all");

    private static readonly Mapping<InterpreterLockOptions> OwnLock = new(
        "interpreter lock",
        "One thread of a process at a time runs interpreted code; steps that release the lock run beside it. `python` stands for the defaults.",
        [Processes, SwitchInterval, HandOver],
        values => new InterpreterLockOptions(values.Get(Processes), values.Get(SwitchInterval), values.Get(HandOver)));

    private static readonly Key<InterpreterLockOptions> InterpreterLock = Key.Omittable(
        "interpreter-lock",
        new EitherShape<InterpreterLockOptions>(new WordShape<InterpreterLockOptions>(("python", InterpreterLockOptions.Python)), OwnLock),
        "The lock of an interpreter, for tiers that run programs.",
        "none");

    /// <summary>Scheduler groups, for tiers and for changes.</summary>
    public static Shape<SchedulerGroups> Groups { get; } = new MappingShape<SchedulerGroups>(new(
        "scheduler groups",
        "Groups that divide the cores before their threads do.",
        [OwnWeight, OtherWeight],
        values => new SchedulerGroups(values.Get(OwnWeight), values.Get(OtherWeight))));

    private static readonly Key<SchedulerGroups> GroupsKey = Key.Omittable("groups", Groups, "Scheduler groups.", "none: all threads compete with each other");

    /// <summary>How many virtual cores a neighbour keeps busy.</summary>
    public static Key<int> NeighbourThreads { get; } =
        Key.Required("threads", Quantity.Count("threads", "1", "1024"), "Virtual cores that the neighbour keeps busy.");

    /// <summary>How heavy each is.</summary>
    public static Key<int> NeighbourWeight { get; } = Key.Optional(
        "weight", Quantity.Count("shares", "1", "65535"), NeighbourOptions.DefaultWeight, "The weight of each, against 1024 for one of this node's.");

    /// <summary>The most that it may get.</summary>
    public static Key<double> NeighbourCap { get; } = Key.Omittable("cap", Quantity.Share("0.1%", "25600%"), "The most that the neighbour may get, in cores.", "no cap");

    private static readonly Key<NeighbourOptions> Neighbour = Key.Omittable(
        "neighbour",
        new MappingShape<NeighbourOptions>(new(
            "neighbour", "Another guest on the host of each node.", [NeighbourThreads, NeighbourWeight, NeighbourCap], BuildNeighbour)),
        "Another guest on the host of each node that always wants to compute.",
        "none");

    public static Shape<CpuOptions> Cpu { get; } = new MappingShape<CpuOptions>(new(
        "processor",
        "The cores of each node of a tier, shared by all threads that want to run.",
        [Cores, CompetingThreads, CompetingNice, GroupsKey, ContextSwitch, MemoryContention, InterpreterLock, Neighbour],
        values => new CpuOptions(values.Get(Cores), values.Get(CompetingThreads))
        {
            CompetingNice = values.Get(CompetingNice),
            Groups = values.OrNothing(GroupsKey),
            ContextSwitch = values.OrNothing(ContextSwitch),
            MemoryContention = values.OrNothing(MemoryContention),
            InterpreterLock = values.OrNothing(InterpreterLock),
            Neighbour = values.OrNothing(Neighbour),
        }));

    /// <summary>The processor of a program tier or a database.</summary>
    public static Key<CpuOptions> Required { get; } = Key.Required("cpu", Cpu, "The processor of each node.");

    /// <summary>A nice value.</summary>
    public static Shape<int> NiceLevel => Quantity.Count("levels", "-20", "19");

    /// <summary>A number of processes.</summary>
    public static Shape<int> ProcessCount => Quantity.Count("processes", "1", "1024");

    private static Shape<int> GroupWeight => Quantity.Count("shares", "2", "262144");

    /// <summary>The neighbour that the keys tell.</summary>
    public static NeighbourOptions BuildNeighbour(MappingValues values) => new(values.Get(NeighbourThreads), values.Get(NeighbourWeight), BuildCap(values));

    /// <summary>The cap that the key tells.</summary>
    public static int? BuildCap(MappingValues values) => values.OrNull(NeighbourCap) is { } cap ? (int)((cap * MillicoresPerCore) + 0.5) : null;
}
