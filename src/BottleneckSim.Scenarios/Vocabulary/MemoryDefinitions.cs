using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Allocating;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Models.Resources.Memory;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Vocabulary.Programs;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>A node's memory, and what takes it.</summary>
internal static class MemoryDefinitions
{
    private static readonly MemoryOptions Usual = new(MemoryOptions.LargestLimit);

    /// <summary>The size of a memory, for tiers and for changes.</summary>
    public static Key<long> Limit { get; } = Key.Required("size", Quantity.Size("1MiB", "16TiB"), "Memory of each node.");

    private static readonly Key<long> Base =
        Key.Optional("base", Quantity.Size("0B", "16TiB"), Usual.BaseBytes, "What the process holds when it has no request.");

    private static readonly Key<long> Leak = Key.Optional("leak-per-request", Quantity.Size("0B", "1GiB"), 0, "What every request leaves behind for ever.");

    private static readonly Key<int> TouchedPages = Key.Optional(
        "touched-pages", Quantity.Count("pages", "0", "1M"), Usual.TouchedPages, "Pages of 4KiB, spread over what is resident, that a request touches.");

    private static readonly Key<long> SwapSize = Key.Required("size", Quantity.Size("0B", "16TiB"), "The size of the swap space.");
    private static readonly Key<DiskOptions> SwapDisk = Key.Required("disk", DiskDefinitions.Disk, "The device it is on; nothing else uses it.");

    private static readonly Key<SwapOptions> Swap = Key.Omittable(
        "swap",
        new MappingShape<SwapOptions>(new(
            "swap", "Where pages go that do not fit.", [SwapSize, SwapDisk], values => new SwapOptions(values.Get(SwapSize), values.Get(SwapDisk)))),
        "Swap space.",
        "none");

    private static readonly Key<long> Young =
        Key.Optional("young", Quantity.Size("64KiB", "1TiB"), CollectorOptions.Default.YoungBytes, "Size of the young generation.");

    private static readonly Key<Duration> Fixed =
        Key.Optional("fixed", Quantity.Duration("0ns", "10s"), CollectorOptions.Default.Fixed, "What every collection takes at least.");

    private static readonly Key<long> Rate = Key.Optional(
        "rate", Quantity.Bandwidth("1MiB/s", "1TiB/s"), CollectorOptions.Default.BytesPerSecond, "How fast living bytes are marked and copied.");

    private static readonly Key<double> Growth = Key.Optional(
        "growth", Quantity.Multiple("1.1x", "10x"), CollectorOptions.Default.GrowthFactor, "How many times as large as what lived last time the old generation may grow.");

    private static readonly Mapping<CollectorOptions> OwnCollector = new(
        "garbage collector",
        "A generational collector that stops the world; `generational` stands for the defaults.",
        [Young, Fixed, Rate, Growth],
        values => new CollectorOptions(values.Get(Young), values.Get(Fixed), values.Get(Rate), values.Get(Growth)));

    private static readonly Key<CollectorOptions> Collector = Key.Omittable(
        "collector",
        new EitherShape<CollectorOptions>(new WordShape<CollectorOptions>(("generational", CollectorOptions.Default)), OwnCollector),
        "The garbage collector.",
        "none: memory is free as soon as a request ends");

    private static readonly Key<Duration> RestartDelay = Key.Optional(
        "restart-delay", Quantity.Duration("0ns", "1h"), Usual.RestartDelay, "How long a process takes to come back after it was killed or restarted.");

    /// <summary>The memory of a tier.</summary>
    public static Key<MemoryOptions> Memory { get; } = Key.Omittable(
        "memory",
        new MappingShape<MemoryOptions>(new(
            "memory",
            "The memory of each node, and what its process takes of it.",
            [Limit, Base, Leak, TouchedPages, Swap, Collector, RestartDelay],
            values => new MemoryOptions(values.Get(Limit))
            {
                BaseBytes = values.Get(Base),
                LeakBytesPerRequest = values.Get(Leak),
                TouchedPages = values.Get(TouchedPages),
                Swap = values.OrNothing(Swap),
                Collector = values.OrNothing(Collector),
                RestartDelay = values.Get(RestartDelay),
            })),
        "The memory of each node.",
        "always enough, and no collector");

    /// <summary>The memory of a tier, refused where it is missing and a program allocates some.</summary>
    public static MemoryOptions? MemoryOf(MappingValues values, Key<ImmutableSortedDictionary<string, EndpointOptions>> programs)
    {
        var memory = values.OrNothing(Memory);
        if (memory is null && MaintenanceDefinitions.StepsOf(values, programs).OfType<AllocateStep>().Any())
            values.Refuse(programs, "a program allocates memory, but the tier does not say how much its nodes have", "programs without 'allocate' steps, or, where the tier can have it, a 'memory' beside them");
        return memory;
    }

    private static readonly Key<long> Allocate = Key.Required("allocate", Quantity.Size("1B", "1TiB"), "How much.");

    /// <summary>The step that takes memory.</summary>
    public static Mapping<Step> AllocateStep { get; } = new(
        "allocate step", "Takes memory and holds it until the request ends; the tier needs a 'memory'.", [Allocate], values => new AllocateStep(values.Get(Allocate)));
}
