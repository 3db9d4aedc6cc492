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
/// applying them reads none; a replica applies what it has not applied, and asks its leader for the rest. An index that was being built is invalid afterwards (chapter "CREATE INDEX", "Building Indexes
/// Concurrently"); whoever wanted it is taken to begin anew.
/// </content>
public sealed partial class DatabaseNode
{
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
    protected override void OnLeave() => LeaveVolume();

    /// <inheritdoc />
    protected override void OnSystemChangedWithoutIt()
    {
        if (_successor < 0)
        {
            _ = Successor(); // The device may still be on its way here.
            HandVolumeOver();
        }
    }

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
            _catalogue.Recover(volume);
        }
    }

    private void NoteLogged(Statement statement) => _checkpoints.Note(Now, statement.LogBytes, statement.Prepared.Modification is { } modification
        ? statement.RowsQualifying * modification.RecordsPerRow
        : statement.Transaction?.LogRecords ?? 0);

    private void LeaveVolume()
    {
        _ = Successor();
        _left = _isOpen ? VolumeNow() : _attached is null ? Volume.Empty : _attached.Volume;
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

        if (_successor >= 0)
        {
            Tell(_successor, _left);
        }

        if (_successor >= 0 || Self.IsRemoved)
        {
            _left = null;
        }
    }

    private void Tell(int successor, Volume left)
    {
        foreach (var table in left.Tables)
        {
            HandOver(new Message(
                successor, Self.Index, MessageKind.Volume, VolumeMessages.Table, (long)table.Name, DrawOfReplication(), (ulong)table.RowsAnalyzed, table.RowsGained, default, table.Pages));
        }

        foreach (var build in left.Builds)
        {
            Tell(VolumeMessages.Build, (long)build.Index, build.Table, build.Change);
        }

        foreach (var record in left.Records)
        {
            HandOver(new Message(
                successor, Self.Index, MessageKind.Volume, record.Operation, record.Sequence, record.Draw, record.Salt, record.Committed.Nanoseconds, default, record.Bytes));
        }

        Tell(VolumeMessages.Log, left.LastSequence, (ulong)left.RedoRecords, left.RedoBytes);
        Tell(VolumeMessages.End, left.Tables.Count + left.Builds.Count + left.Records.Count + 1, left.Publication, 0);

        void Tell(int what, long ticket, ulong salt, long value) =>
            HandOver(new Message(successor, Self.Index, MessageKind.Volume, what, ticket, DrawOfReplication(), salt, value));
    }

    /// <summary>What is durable.</summary>
    private Volume VolumeNow()
    {
        foreach (var statement in _statements.Active.Where(IsDurable))
        {
            Shipping.Keep(statement);
        }

        var rows = RowsOf(IsDurable);
        var (bytes, records) = Self.IsCrashed ? _checkpoints.Since(Now) : default; // The last thing that it does when it is stopped is a checkpoint.
        var (last, log) = _receiver is { } receiver ? receiver.OnDisk() : (Shipping.LastSequence, [.. Shipping.Kept]);
        return new Volume(
            [.. rows.Select(table => new TableOnDisk(
                StableHash.OfName(table.Key.Options.Name), table.Value - table.Key.DeadRows - table.Key.Options.Rows, table.Key.RowsAnalyzed - table.Key.Options.Rows, table.Key.Pages))])
        {
            Builds = [.. _catalogue.BuildsInProgress.Select(build => new InterruptedBuild(
                StableHash.OfName(build.Table.Options.Name), StableHash.OfName(build.Index.Options.Name), build.Change))],
            RedoBytes = bytes,
            RedoRecords = records,
            LastSequence = last,
            Records = log,
            Publication = _replicas?.Publication ?? 0,
        };
    }

    /// <summary>The rows of each table that the log tells of up to its last record.</summary>
    internal IReadOnlyDictionary<StoredTable, long> RowsInLog() => RowsOf(statement => statement.LogSequence != 0);

    private bool IsDurable(Statement statement) => statement.LogPlace > 0 && statement.LogPlace <= _log.Durable;

    /// <summary>The rows of each table with those of some statements, counted or not, and without those that are counted of transactions which such a statement has not ended.</summary>
    private Dictionary<StoredTable, long> RowsOf(Func<Statement, bool> isDone)
    {
        var rows = _catalogue.Tables.ToDictionary(table => table, table => table.Rows);
        foreach (var gain in _transactions.Explicit
            .Where(transaction => transaction.Current is not { Prepared.Table: null } commit || !isDone(commit))
            .SelectMany(transaction => transaction.Gained))
        {
            rows[gain.Table] -= gain.Rows;
        }

        foreach (var statement in _statements.Active.Where(isDone))
        {
            if (statement.Prepared is { Table: { } table, Modification: { } modification })
            {
                rows[table] += modification.RowsGained * statement.RowsQualifying;
            }
        }

        return rows;
    }
}
