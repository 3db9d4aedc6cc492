using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Sharding;
using BottleneckSim.Models.Databases.Sharding.Moving;
using BottleneckSim.Models.Databases.Storage;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Resources.Disks;

namespace BottleneckSim.Models.Databases;

/// <summary>A shard, and what it does when rows move.</summary>
public sealed partial class DatabaseNode
{
    private ShardPart? _part;
    private ShardMover? _mover;
    private bool _waitsForCutOver;

    /// <summary>Gives rows away and takes them in.</summary>
    private ShardMover Mover => _mover ??= new ShardMover(this);

    /// <summary>The part that this node serves.</summary>
    internal ShardPart Part => _part!;

    /// <summary>The part that it will have when all rows are where they belong; null if none.</summary>
    internal ShardPart? NextPart => Self.Tier.Options is DatabaseOptions { Shards: { } shards } && Self.Tier.Instances.Contains(Self.Index) ? PartOf(shards) : null;

    /// <summary>How all rows will lie.</summary>
    internal ShardLayout NextLayout => ShardLayout.Of(((DatabaseOptions)Self.Tier.Options!).Shards!, _part!.Keys);

    /// <summary>Whether a node can be given anything.</summary>
    internal bool IsThere(int node) => System.Nodes[node] is { IsCrashed: false, IsRemoved: false };

    /// <summary>Whether rows are being added by nobody's statement.</summary>
    internal bool IsLoading => _catalogue.Growth.IsLoading;

    /// <summary>Whether no cut of the network is in force.</summary>
    internal bool IsNetworkWhole => System.Partitions.IsWhole;

    /// <summary>Takes processor time for rows that move.</summary>
    internal void ComputeForMove(long tag, long nanoseconds) => _cpu.Start(Duration.FromNanoseconds(Math.Max(1, nanoseconds)), tag);

    /// <summary>Reads pages with rows that move.</summary>
    internal void ReadForMove(int pages) => _disk.Start(new DiskOperation
    {
        Tag = DatabaseTags.MoveRead,
        Reads = 1,
        ReadBytes = (long)pages * PageLayout.PageBytes,
        Stream = DatabaseTags.MoveRead,
        Stripes = Math.Clamp(pages / PagesPerStripe, 1, _disk.Channels),
    });

    /// <summary>Writes rows that have come.</summary>
    internal void WriteArrival(long tag, long bytes) => _disk.Start(new DiskOperation
    {
        Tag = tag,
        Writes = 1,
        WrittenBytes = bytes,
        Stream = tag,
        Stripes = Math.Clamp((int)(bytes / PageLayout.PageBytes / PagesPerStripe), 1, _disk.Channels),
        IsFlushed = true,
    });

    private ShardPart PartOf(ShardOptions shards)
    {
        var keys = System.Keys[shards.By];
        return new ShardPart(Math.Max(0, Self.Tier.Instances.IndexOf(Self.Index)), ShardLayout.Of(shards, keys), keys);
    }

    private void OnShardMessage(in Message message)
    {
        if (IsGone)
        {
            return; // A piece was under way to it.
        }

        if (message.Operation == ShardMessages.CutOver)
        {
            CutOver(message.Salt);
        }
        else
        {
            Mover.Handle(message);
            if (message.Operation == ShardMessages.GoOn)
            {
                Grow();
            }
        }
    }

    /// <summary>Whether a shard that was removed stays, because the router still sends it requests until its rows are elsewhere.</summary>
    private bool WaitsForCutOver() => _waitsForCutOver = _part is not null
        && Self.Tier.Options is DatabaseOptions { Shards: not null } && !System.Nodes[Self.Tier.EntryNode].IsRemoved;

    private void OnShardsChanged()
    {
        if (_waitsForCutOver && !WaitsForCutOver())
        {
            OnDrain();
        }

        if (!IsGone)
        {
            _mover?.OnSystemChanged();
        }
    }

    private void CutOver(ulong number)
    {
        _catalogue.GrowUntil(Now);
        var awaited = Mover.AwaitsRows;
        var gained = _catalogue.Tables.Select(table => Mover.RowsGained(table, number)).ToList();
        if (!Mover.End(number))
        {
            return; // Of an earlier move.
        }

        if (awaited)
        {
            _catalogue.Growth.Forget();
        }

        if (_waitsForCutOver)
        {
            _waitsForCutOver = false;
            _isDraining = true;
            SetTimer(Now + DrainDeadline, DrainTimer, 0);
            LeaveWhenIdle();
        }
        else if (NextPart is { } part)
        {
            _part = part;
            Options = OptionsNow();
            (_catalogue.Part, _catalogue.Whole) = (_part, (DatabaseOptions)Self.Tier.Options!);
            _catalogue.KeepPart(Options, gained);
            Grow();
        }
    }
}
