using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Locking;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Observations.Nodes;

namespace BottleneckSim.Models.Databases;

/// <content>What the database says of its resources.</content>
public sealed partial class DatabaseNode
{
    private const int CpuResource = 0;
    private const int DiskResource = 1;
    private const int ConnectionResource = 2;
    private const int RowLockResource = 3;

    private static readonly ResourceDescription[] Resources =
    [
        ProcessorSharingCpu.Description, Disk.Description, new("connections", ResourceKind.ConnectionSlots, WaitingLimit: 0),
    ];

    private static readonly ResourceDescription[] ResourcesWithRowLocks = [.. Resources, new("row locks", ResourceKind.Lock)];

    private bool _hasRowLocks;

    /// <inheritdoc />
    public override void Sample(Instant now)
    {
        if (IsGone)
        {
            return;
        }

        _cpu.Sample(now);
        _disk.Sample(now);
        _connections.Sample(now);
        if (_hasRowLocks)
        {
            _locks.Sample(now);
        }

        SampleTables(now);
        _receiver?.Sample(now);
    }

    /// <inheritdoc />
    protected override IReadOnlyList<ResourceDescription> DescribeResources()
    {
        // A change is described before it is taken into use.
        _hasRowLocks |= Self.Tier.Options is DatabaseOptions options && options.Queries.Values.Any(query => options.Tables.TryGetValue(query.Table, out var table) && LockTarget.IsNeeded(query, table));
        return _hasRowLocks ? ResourcesWithRowLocks : Resources;
    }
}
