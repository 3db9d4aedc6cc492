using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Cli.Exercises.Diagnoses;

/// <summary>Makes a database's storage so many times as fast in every respect: for asking what the disk is to blame for, not for mending.</summary>
/// <param name="Database">The database's tier.</param>
/// <param name="Factor">2 or more.</param>
internal sealed record RelieveDisk(string Database, int Factor) : Change
{
    /// <inheritdoc />
    public override string Kind => "relieve-disk";

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => With(system, disk => disk with
    {
        RandomAccess = disk.RandomAccess / Factor,
        SequentialAccess = disk.SequentialAccess / Factor,
        BytesPerSecond = disk.BytesPerSecond * Factor,
        Flush = disk.Flush / Factor,
    });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => throw new ChangeRefusedException("A relief is for asking only; it is never taken back.");

    /// <inheritdoc />
    public override string Describe() => FormattableString.Invariant($"{Database}: a disk {Factor} times as fast");

    private SystemDescription With(SystemDescription system, Func<DiskOptions, DiskOptions> edit) => system.Tiers[Database] is DatabaseOptions database
        ? system with { Tiers = system.Tiers.SetItem(Database, database with { Disk = edit(database.Disk) }) }
        : throw new ChangeRefusedException($"Tier '{Database}' is not a database.");
}
