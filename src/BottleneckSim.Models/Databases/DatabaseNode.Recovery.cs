using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Recovery;
using BottleneckSim.Models.Databases.Replication;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Databases.Transactions;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Resources.Disks;

namespace BottleneckSim.Models.Databases;

/// <content>
/// What survives the node, and how the next one begins with it.
/// <code>
/// crash, or end ─► on the device: rows whose commit was flushed, the log since the checkpoint
///                    │ (when it is started again)
///                    ▼
/// boot ─► device there? ─► read the log, apply its records ─► serves, with an empty buffer pool
///            └─ not after a minute: it was lost with its machine ─► the rows of the start
/// </code>
/// Source: PostgreSQL 15 documentation, chapters 30.3 "Write-Ahead Logging (WAL)" and 30.5 "WAL Configuration". Log records carry pages whole after a checkpoint, so that
/// applying them reads none; index builds in progress are taken to be done.
/// </content>
public sealed partial class DatabaseNode
{
    private static readonly Purpose VolumeMessage = new("volume-message");

    private readonly Checkpoints _checkpoints = new();
    private readonly VolumeReceiver? _attached;
    private Volume? _left;
    private int _successor = -1;
    private bool _isOpen;
    private bool _isUp;

    private static Duration LongestWaitForVolume => Duration.FromSeconds(60);

    /// <inheritdoc />
    protected override void OnMachineUp()
    {
        if (_attached is null)
        {
            EndBoot();
            return;
        }

        (_isUp, IsPreparing) = (true, true);
        Describe(); // What it has is there from now on, for its own use.
        Configure();
        Sample(Now);
        SetTimer(Now + LongestWaitForVolume, VolumeTimer, 0);
        Recover();
    }

    /// <inheritdoc />
    protected override void OnVolume(in Message message)
    {
        _attached!.Take(message);
        if (IsGone)
        {
            LeaveVolume();
        }
        else
        {
            Recover();
        }
    }

    /// <inheritdoc />
    protected override void OnGone() => LeaveVolume();

    /// <inheritdoc />
    protected override void OnSystemChangedWithoutIt() => HandVolumeOver();

    /// <summary>Applies the log that the predecessor left, once both the machine and the device are there.</summary>
    private void Recover()
    {
        if (!_isUp || _attached!.Volume is not { } volume)
        {
            return;
        }

        _isUp = false;
        if (volume.RedoBytes == 0)
        {
            EndBoot();
            return;
        }

        _disk.Start(new DiskOperation { Tag = DatabaseTags.Redo, Reads = 1, ReadBytes = volume.RedoBytes, Stream = LogStream });
    }

    private void OnRedoRead() => _cpu.Start(
        Duration.FromNanoseconds(Math.Max(1, _attached!.Volume!.RedoRecords * (Options.Replicas?.ReplayRecord ?? ReplicaOptions.DefaultReplayRecord).Nanoseconds)), DatabaseTags.Redo);

    /// <summary>The device has not come.</summary>
    private void GiveVolumeUp()
    {
        if (_isUp)
        {
            _isUp = false;
            EndBoot();
        }
    }

    /// <summary>The tables are as they were left.</summary>
    private void OpenVolume()
    {
        _isOpen = true;
        _checkpoints.Begin(Now);
        if (_attached?.Volume is { } volume)
        {
            _catalogue.Recover(volume.Tables);
        }
    }

    private void NoteLogged(Statement statement) => _checkpoints.Note(Now, statement.LogBytes, statement.Prepared.Modification is { } modification
        ? statement.RowsQualifying * modification.RecordsPerRow
        : statement.Transaction?.LogRecords ?? 0);

    private void LeaveVolume()
    {
        _left = _isOpen ? VolumeNow() : _attached?.Volume;
        HandVolumeOver();
    }

    /// <summary>Who the device is for.</summary>
    private int Successor()
    {
        for (var node = System.Nodes.Length - 1; node > Self.Index && _successor < 0; node--)
        {
            _successor = System.Nodes[node].Predecessor == Self.Index ? node : -1;
        }

        return _successor;
    }

    private void HandVolumeOver()
    {
        if (_left is null)
        {
            return;
        }

        var successor = Successor();
        if (successor >= 0)
        {
            for (var table = 0; table < _left.Tables.Count; table++)
            {
                var left = _left.Tables[table];
                HandOver(successor, table, VolumeMessages.Table, (long)left.Name, (ulong)left.RowsAnalyzed, left.RowsGained, left.Pages);
            }

            HandOver(successor, _left.Tables.Count, VolumeMessages.End, _left.Tables.Count, (ulong)_left.RedoRecords, _left.RedoBytes, 0);
        }

        if (successor >= 0 || Self.IsRemoved)
        {
            _left = null;
        }
    }

    private void HandOver(int successor, int number, int operation, long ticket, ulong salt, long value, long pages) => HandOver(
        new Message(successor, Self.Index, MessageKind.Volume, operation, ticket, NodeDraw.With(VolumeMessage).With(number), salt, value, default, pages));

    /// <summary>What is durable: of what is counted all but what is not committed, and what is flushed and not counted yet.</summary>
    private Volume VolumeNow()
    {
        var rows = _catalogue.Tables.ToDictionary(table => table, table => table.Rows - table.Options.Rows - table.DeadRows);
        foreach (var transaction in _transactions.Explicit.Where(transaction => transaction.Current is not { Prepared.Table: null } commit || !IsDurable(commit)))
        {
            Take(rows, transaction.Gained);
        }

        foreach (var statement in _statements.Active.Where(IsDurable))
        {
            if (statement.Prepared is { Table: { } table, Modification: { } modification })
            {
                rows[table] += modification.RowsGained * statement.RowsQualifying;
            }
        }

        var (bytes, records) = Self.IsCrashed ? _checkpoints.Since(Now) : default; // The last thing that it does when it is stopped is a checkpoint.
        return new Volume(
            [.. rows.Select(table => new TableOnDisk(StableHash.OfName(table.Key.Options.Name), table.Value, table.Key.RowsAnalyzed - table.Key.Options.Rows, table.Key.Pages))],
            bytes, records);
    }

    private bool IsDurable(Statement statement) => statement.LogPlace > 0 && statement.LogPlace <= _log.Durable;

    private static void Take(Dictionary<StoredTable, long> rows, List<GainedRows> gained)
    {
        foreach (var gain in gained)
        {
            rows[gain.Table] -= gain.Rows;
        }
    }
}
