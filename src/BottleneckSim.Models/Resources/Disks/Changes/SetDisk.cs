using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Resources.Disks.Changes;

/// <summary>Puts the data of every node of a tier on another kind of disk, while it serves. What the disk has begun ends as it began; the rest is done by the new one.</summary>
/// <remarks>As volumes of a cloud change their type in use (Amazon EBS, "Modify a volume"). Replicas of a database that have a disk of their own keep it.</remarks>
/// <param name="Tier">A database, or a web or worker tier that has a disk.</param>
/// <param name="Disk">The disk.</param>
public sealed record SetDisk(string Tier, DiskOptions Disk) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-disk";

    /// <inheritdoc />
    public override ChangeTerms Terms => new() { ChangesMachines = true };

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.WithTier(With(system.Tier(Tier), Disk) ?? throw Refusal(system));

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Disk = Of(before.Tier(Tier)) ?? throw Refusal(before) };

    /// <inheritdoc />
    public override string Describe() => FormattableString.Invariant(
        $"{Tier}: disk with {Disk.Channels} channels, {Disk.RandomAccess} an access, {SystemEdits.Number(Disk.BytesPerSecond)} bytes/s a channel, {Disk.Flush} a flush");

    private static DiskOptions? Of(TierOptions tier) => tier switch
    {
        DatabaseOptions database => database.Disk,
        ProgramTierOptions host => host.Disk,
        _ => null,
    };

    private static TierOptions? With(TierOptions tier, DiskOptions disk) => tier switch
    {
        DatabaseOptions database => database with { Disk = disk },
        ProgramTierOptions { Disk: not null } host => host with { Disk = disk },
        _ => null,
    };

    private ChangeRefusedException Refusal(SystemDescription system) => new(
        $"Tier '{Tier}' has no disk; those that have: {SystemEdits.Listed(system.Tiers.Values.Where(tier => Of(tier) is not null).Select(tier => tier.Name))}.");
}
