using System.Collections.Immutable;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Storage;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Programs;

/// <summary>Reading and writing files.</summary>
internal static class IoStepDefinitions
{
    private static readonly Shape<long> Bytes = Quantity.Size("0B", "1TiB");

    private static readonly Key<string> Label = Key.Required("io", NameShape.Dashed, "A name for what is read or written.");
    private static readonly Key<long> Read = Key.Optional("read", Bytes, 0, "Bytes read.");
    private static readonly Key<long> Write = Key.Optional("write", Bytes, 0, "Bytes written.");

    private static readonly Key<int> Accesses = Key.Optional(
        "accesses", Quantity.Count("accesses", "1", "1M"), 1, "Accesses that it takes; each positions anew unless it is sequential.");

    private static readonly Key<bool> Sequential = Key.Optional("sequential", Words.Flag, false, "Whether it goes on where it left off.");
    private static readonly Key<bool> Flush = Key.Optional("fsync", Words.Flag, false, "Whether it ends with a flush to stable storage.");

    /// <summary>The disk of each node.</summary>
    public static Key<DiskOptions> Disk { get; } = Key.Omittable("disk", DiskDefinitions.Disk, "The disk of each node, for `io` steps.", "none that matters");

    /// <summary>A read or write.</summary>
    public static Mapping<Step> Io { get; } = new(
        "io step",
        "Reads from or writes to the node's own disk, and waits until that is done.",
        [Label, Read, Write, Accesses, Sequential, Flush],
        values => new IoStep(values.Get(Read), values.Get(Write))
        {
            Label = values.Get(Label),
            Accesses = values.Get(Accesses),
            IsSequential = values.Get(Sequential),
            IsFlushed = values.Get(Flush),
        });

    /// <summary>The disk of a tier, refused where it is missing and a program needs it.</summary>
    public static DiskOptions? DiskOf(MappingValues values, Key<ImmutableSortedDictionary<string, EndpointOptions>> programs)
    {
        var disk = values.OrNothing(Disk);
        if (disk is null && MaintenanceDefinitions.StepsOf(values, programs).OfType<IoStep>().FirstOrDefault() is { } step)
            values.Refuse(programs, $"a program reads or writes '{step.Label}', but the nodes have no disk", "programs without 'io' steps, or a disk beside them: 'disk: ssd'");
        return disk;
    }
}
