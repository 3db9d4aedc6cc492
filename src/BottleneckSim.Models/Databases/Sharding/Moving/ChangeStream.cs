using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Growth;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Databases.WriteAheadLog;
using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Databases.Sharding.Moving;

/// <summary>What is written at a shard while its rows move, sent on to the shards that the rows belong to from the cut-over on.</summary>
/// <remarks>
/// <code>
/// write of a moving row ─┬─ rows are still copied ─► kept (as by a replication slot) ─┐
///                        └─ copied ───────────────────────────────────────────────────┴─► link ─► its new shard: log, flush, apply ─► "applied"
/// backlog: sent or kept, and not applied
/// closed ─► for each table how many rows the new shard gains: those written meanwhile, and its share of those that had come since the start of the run
/// </code>
/// The copy is of the rows as they were when it began; so nothing is sent twice. Source: PostgreSQL 15 documentation, chapter 31.7 "Architecture" of logical
/// replication (initial snapshot, then changes); Citus moves shards that way (<c>citus_move_shard_placement</c>), MongoDB's resharding by its oplog. Statements of
/// a transaction are told as they are executed (<c>streaming = on</c>), rows that are rolled back included, as they are stored.
/// </remarks>
internal sealed class ChangeStream(DatabaseNode node)
{
    /// <summary>More are not kept: the move begins anew, as where a slot has outgrown <c>max_slot_wal_keep_size</c>.</summary>
    public const int MostRecords = 1 << 20;

    private readonly Dictionary<int, Progress> _receivers = [];
    private readonly Queue<(Message Record, long Bytes)> _kept = new();
    private readonly Dictionary<(int Receiver, ulong Table), long> _gains = [];
    private readonly Dictionary<ulong, long> _written = [];
    private readonly Dictionary<ulong, long> _losses = [];
    private readonly List<(int Shard, long Rows)> _shards = [];
    private RowDestinations? _destinations;
    private ulong _number;
    private long _sequence;
    private bool _isCopied;
    private Instant _copied;

    /// <summary>Records that are not applied yet.</summary>
    public long Backlog
    {
        get
        {
            var backlog = 0L;
            foreach (var (receiver, progress) in _receivers)
            {
                backlog += node.IsThere(receiver) ? progress.Written - progress.Applied : 0;
            }

            return backlog;
        }
    }

    /// <summary>Whether the rest will be applied within a time, at the pace since the rows were copied.</summary>
    public bool IsCaughtUp(Duration within)
    {
        var (applied, backlog) = (_receivers.Values.Sum(receiver => receiver.Applied), Backlog);
        var isNearlyEmpty = applied > 0 && (double)backlog * (node.Now - _copied).Nanoseconds <= (double)applied * within.Nanoseconds;
        return _isCopied && (backlog == 0 || isNearlyEmpty);
    }

    /// <summary>Whether everything is applied.</summary>
    public bool IsEmpty => _isCopied && Backlog == 0;

    /// <summary>A move begins.</summary>
    public void Begin(ulong number, RowDestinations destinations)
    {
        End();
        (_number, _destinations) = (number, destinations);
    }

    /// <summary>The move is over.</summary>
    public void End()
    {
        (_destinations, _isCopied, _sequence) = (null, false, 0);
        _receivers.Clear();
        _kept.Clear();
        _gains.Clear();
        _written.Clear();
        _losses.Clear();
    }

    /// <summary>A statement has written.</summary>
    public void Note(Statement statement)
    {
        if (_destinations is null || statement.Prepared.Modification is not { } modification || statement.RowsQualifying == 0)
        {
            return;
        }

        _shards.Clear();
        var table = statement.Prepared.Table!;
        var hash = LoadedRows.HashOf(table.Options);
        _written[hash] = _written.GetValueOrDefault(hash) + (modification.RowsGained * statement.RowsQualifying);
        Lose(hash, modification.RowsGained * _destinations.Find(statement, _shards));
        foreach (var (shard, rows) in _shards)
        {
            var receiver = node.Self.Tier.Instances[shard];
            if (receiver != node.Self.Index)
            {
                Gain(receiver, hash, modification.RowsGained * rows);
                Write(receiver, statement.Call.Operation, statement.Call.Draw, statement.Call.Salt, rows, BytesOf(modification, table, rows));
            }
        }
    }

    /// <summary>All rows are copied: what was kept is sent, and whatever comes now at once.</summary>
    public void OnCopied()
    {
        (_isCopied, _copied) = (true, node.Now);
        while (_kept.TryDequeue(out var kept))
        {
            node.SendReplication(kept.Record, kept.Bytes);
        }
    }

    /// <summary>A shard has applied so many records of the move.</summary>
    public void OnApplied(int receiver, long records)
    {
        if (_receivers.TryGetValue(receiver, out var progress))
        {
            progress.Applied = Math.Max(progress.Applied, records);
        }
    }

    /// <summary>Nothing is written any more: tells the new shards how many rows they gain, beside those of the start.</summary>
    public void Close()
    {
        if (_destinations is null)
        {
            return; // It is about to begin anew.
        }

        foreach (var table in node.Catalogue.Tables)
        {
            _shards.Clear();
            var hash = LoadedRows.HashOf(table.Options);
            var before = table.Rows - table.Options.Rows - _written.GetValueOrDefault(hash);
            Lose(hash, _destinations.Spread(before, 0.5, _shards));
            _written[hash] = table.Rows - table.Options.Rows;
            foreach (var (shard, rows) in _shards)
            {
                Gain(node.Self.Tier.Instances[shard], hash, rows);
            }
        }

        foreach (var ((receiver, table), rows) in _gains.OrderBy(gain => gain.Key))
        {
            Write(receiver, ShardMessages.Rows, node.DrawOfReplication(), table, rows, 0);
        }
    }

    /// <summary>Rows of a table that others have from the cut-over on, beside those of the start.</summary>
    public long LossesOf(StoredTable table) => _losses.GetValueOrDefault(LoadedRows.HashOf(table.Options));

    private void Gain(int receiver, ulong table, long rows) => _gains[(receiver, table)] = _gains.GetValueOrDefault((receiver, table)) + rows;

    private void Lose(ulong table, long rows) => _losses[table] = _losses.GetValueOrDefault(table) + rows;

    private void Write(int receiver, int what, DrawKey draw, ulong salt, long rows, long bytes)
    {
        if (!_receivers.TryGetValue(receiver, out var progress))
        {
            _receivers.Add(receiver, progress = new Progress());
        }

        progress.Written++;
        var record = new Message(receiver, node.Self.Index, MessageKind.Replication, what, ShardMessages.TicketOf(_number, ++_sequence), draw, salt, rows);
        if (_isCopied)
        {
            node.SendReplication(record, bytes);
        }
        else
        {
            _kept.Enqueue((record, bytes));
        }
    }

    /// <summary>Rows as they are, without entries of indexes: those are made anew.</summary>
    private static long BytesOf(Modification modification, StoredTable table, long rows) =>
        LogRecord.CommitBytes + (rows * (modification.RowsGained < 0 ? LogRecord.OverheadBytes : LogRecord.OfRow(table.Options.RowBytes)));

    /// <summary>How far a shard is.</summary>
    private sealed class Progress
    {
        public long Written { get; set; }

        public long Applied { get; set; }
    }
}
