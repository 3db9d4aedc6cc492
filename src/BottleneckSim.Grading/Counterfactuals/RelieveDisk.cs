using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Grading.Counterfactuals;

/// <summary>Another storage device under a database. Only for counterfactuals: no shop sells a disk that is four times as good in every respect.</summary>
/// <param name="Database">The database's tier.</param>
/// <param name="Disk">The device.</param>
public sealed record RelieveDisk(string Database, DiskOptions Disk) : Change
{
    /// <inheritdoc />
    public override string Kind => "relieve-disk";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <summary>A database's own disk with so many times the channels, and each access and flush so many times as fast.</summary>
    public static RelieveDisk Times(DatabaseOptions database, int factor)
    {
        var disk = database.Disk;
        return new RelieveDisk(database.Name, disk with
        {
            Channels = disk.Channels * factor,
            RandomAccess = disk.RandomAccess / factor,
            SequentialAccess = disk.SequentialAccess / factor,
            BytesPerSecond = disk.BytesPerSecond * factor,
            Flush = disk.Flush / factor,
        });
    }

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) =>
        system with { Tiers = system.Tiers.SetItem(Database, Find(system) with { Disk = Disk }) };

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Disk = Find(before).Disk };

    /// <inheritdoc />
    public override string Describe() => $"{Database}: put another disk under it";

    private DatabaseOptions Find(SystemDescription system) => system.Tiers.GetValueOrDefault(Database) as DatabaseOptions
        ?? throw new ChangeRefusedException($"There is no database '{Database}'; the databases are: {string.Join(", ", system.Tiers.Values.OfType<DatabaseOptions>().Select(tier => tier.Name))}.");
}
