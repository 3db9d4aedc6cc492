using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Replication.CatchUps;
using BottleneckSim.Models.Databases.Replication.Copies;
using BottleneckSim.Models.Databases.WriteAheadLog;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Observations.Databases;

namespace BottleneckSim.Models.Databases.Replication;

/// <summary>The replica's side: takes the log in order, writes it to its own, and has it applied by one replay process.</summary>
/// <remarks>
/// <code>
/// record ─► in order? ─yes─► own log, flush ─► acknowledged ─► pending ─► replay, one record at a time ─► applied ─► report to the balancer
///              └no─► kept until those before it have come
/// </code>
/// A replica that is new or has fallen too far behind gets a base copy first and applies nothing before it is there. One that was away, or whose leader was, goes on where it
/// is and asks for what it lacks; if that is not kept, it gets a copy.
/// </remarks>
internal sealed class LogReceiver
{
    private const int MostRecords = 1 << 22;

    private readonly DatabaseNode _node;
    private readonly ReceivedLog _log;
    private readonly PendingRecords _pending;
    private readonly StaleReads _reads;
    private readonly ProgressReports _reports;
    private readonly CopyReceiver _copy;
    private readonly Dictionary<long, Message> _early = [];
    private readonly Statement _scratch = new(0);
    private ReplicaOptions _options = null!;
    private int _leader = -1;
    private int _source = -1;
    private long _expected;
    private long _appliedCount;
    private int? _change;
    private bool _awaitsLeader;
    private long _catchesUpTo;
    private bool _needsCopy;

    public LogReceiver(DatabaseNode node, ReceivedLog log)
    {
        (_node, _log, _pending) = (node, log, log.Pending);
        _reads = new StaleReads(node);
        _reports = new ProgressReports(node);
        _copy = new CopyReceiver(node);
    }

    /// <summary>Whether it holds a whole copy.</summary>
    public bool IsReadable => _copy.IsWhole;

    /// <summary>Whether it holds a whole copy of all that it is to hold, so that it need only be told what it lacks.</summary>
    private bool CanGoOn => _copy.IsWhole && !_needsCopy;

    /// <summary>Takes the replica's place in the system as it is now.</summary>
    /// <param name="options">The replicas.</param>
    /// <param name="follows">Whether the replica holds everything already, as at the start of a run.</param>
    public void Configure(ReplicaOptions options, bool follows)
    {
        var leader = _node.Self.Tier.Instances[0];
        var isWider = _options is not null && _node.Options.Tables.Keys.Any(table => options.Replicates(table) && !_options.Replicates(table));
        var isNewLeader = leader != _leader && !follows;
        _options = options;
        _source = leader == _leader || !Node.Boots(_node.System.Nodes[leader]) || _leader < 0 ? leader : _leader; // One that is stopped sends what it still commits.
        _leader = leader;
        if (follows)
        {
            _expected = LogShipping.FirstSequence(leader);
            _log.StartAfter(_expected - 1);
            _copy.Skip();
        }
        else if (isWider || isNewLeader)
        {
            EndChange();
            _change = _node.BeginChangeWork();
            _awaitsLeader = Node.Boots(_node.System.Nodes[leader]); // It says when it is up; what is here is read until then.
            _needsCopy |= isWider;
            if (CanGoOn)
            {
                AskForLog();
            }
            else if (!_awaitsLeader || !_copy.IsWhole)
            {
                AskForCopy();
            }
        }

        ReplayNext();
    }

    /// <summary>What is on its disk: the log up to its last record there, and those of its records that are not applied yet.</summary>
    /// <returns>The number of the last record, and the records; a number below 0 where it has no whole copy.</returns>
    public (long LastSequence, IReadOnlyList<ShippedRecord> Records) OnDisk() => CanGoOn
        ? (_log.LastFlushed, [.. _pending.UpTo(_log.LastFlushed).Select(record => new ShippedRecord(record.Sequence, record.Operation, record.Draw, record.Salt, record.Committed, record.Bytes))])
        : (-1, []);

    /// <summary>It holds a whole copy and a part of the log, as another node has left it.</summary>
    public void Recover(long lastSequence, IReadOnlyList<ShippedRecord> records)
    {
        _copy.Skip();
        _log.StartAfter(lastSequence);
        _expected = lastSequence + 1;
        foreach (var record in records)
        {
            var key = _node.Catalogue.FindLogged(record.Operation, record.Salt) is { } prepared ? Replay.KeyOf(prepared, record.Draw) : 0;
            _pending.Add(new PendingRecord(record.Sequence, record.Operation, record.Draw, record.Salt, record.Committed, record.Bytes, key, NextOfKey: 0));
        }

        _node.TellWrite(lastSequence - records.Count, _node.Now, ReplicationStage.Recovered);
    }

    /// <summary>The leader, or another node, says something.</summary>
    public void Handle(in Message message)
    {
        if (message.Sender == _leader)
        {
            _source = _leader;
        }
        else if (message.Sender != _source)
        {
            return; // A leader that is gone: what it has still sent is in the log of its successor, or lost with it.
        }

        if (message.Operation >= 0)
        {
            TakeInOrder(message);
        }
        else if (message.Operation == ReplicationMessages.StartAgain || (message.Operation == ReplicationMessages.GoOn && !CanGoOn))
        {
            AskForCopy();
        }
        else if (message.Operation == ReplicationMessages.GoOn)
        {
            AskForLog();
        }
        else if (message.Operation == ReplicationMessages.LogFollows)
        {
            (_awaitsLeader, _catchesUpTo) = (false, message.Ticket);
            Report();
        }
        else if (_copy.Handle(message))
        {
            Restart(message.Ticket);
        }
        else if (_copy.IsWhole || message.Operation == ReplicationMessages.EndCopy)
        {
            ReplayNext();
        }
    }

    /// <summary>The replica's own log has been flushed.</summary>
    public void OnFlushed()
    {
        _node.TellPeer(_source, ReplicationMessages.Acknowledge, _log.LastFlushed);
        ReplayNext();
    }

    /// <summary>A piece of the copy is on the disk.</summary>
    public void OnPieceWritten() => _copy.OnWritten(_leader);

    /// <summary>The replay process has applied its record.</summary>
    public void OnApplied(Statement statement)
    {
        if (_log.OnApplied(statement) is { } applied)
        {
            _appliedCount++;
            _node.TellWrite(applied.Sequence, applied.Committed, ReplicationStage.Applied);
            Report();
        }

        ReplayNext();
    }

    /// <summary>A read begins.</summary>
    public void NoteRead(Statement statement) =>
        _reads.Note(Replay.KeyOf(statement.Prepared, statement.Call.Draw), statement.Call.Operation, _pending);

    /// <summary>Reports are due.</summary>
    public void OnReportTimer() => _reports.OnTimer();

    /// <summary>Tells the sink the state at an instant.</summary>
    public void Sample(Instant now) => _node.Sink.Observe(new ReplicaSampled(
        now, _node.Self.Index, _pending.Count == 0 ? Duration.Zero : now - _pending.First.Committed,
        _pending.Count, _pending.Bytes, _appliedCount, _reads.Reads, _reads.Stale, _copy.IsWhole));

    private void TakeInOrder(in Message message)
    {
        if (message.Ticket > _expected || _copy.IsAwaited)
        {
            if (_early.TryAdd(message.Ticket, message) && _early.Count > MostRecords)
            {
                AskForCopy();
            }

            return;
        }

        if (message.Ticket < _expected)
        {
            return; // Part of the copy.
        }

        Take(message);
        while (_early.Remove(_expected, out var next))
        {
            Take(next);
        }

        if (_pending.Bytes > _options.LogRetentionBytes || _pending.Count > MostRecords)
        {
            AskForCopy();
        }
    }

    private void Take(in Message message)
    {
        _expected = message.Ticket + 1;
        var prepared = _node.Catalogue.FindLogged(message.Operation, message.Salt);
        var bytes = prepared is null ? LogRecord.CommitBytes : Replay.BytesOf(_scratch, prepared, message);
        var key = prepared is null ? 0 : Replay.KeyOf(prepared, message.Draw);
        var record = new PendingRecord(
            message.Ticket, message.Operation, message.Draw, message.Salt, Instant.FromNanoseconds(message.Value), bytes, key, NextOfKey: 0);
        _reads.Settle(record);
        _log.Add(record);
    }

    private void ReplayNext()
    {
        if (_copy.MayApply && !_log.ApplyNext(_options.ReplayRecord) && _copy.Complete(_pending.Count > 0 ? _pending.First.Sequence - 1 : _expected - 1))
        {
            Report();
        }
    }

    private void Report()
    {
        var applied = _pending.Count > 0 ? _pending.First.Sequence - 1 : _expected - 1;
        _copy.Complete(applied);
        _reports.Note(applied, _copy.IsWhole);
        if (_copy.IsWhole && !_awaitsLeader && applied >= _catchesUpTo)
        {
            EndChange();
        }
    }

    /// <summary>The change that made the copy necessary is complete here.</summary>
    private void EndChange()
    {
        if (_change is { } change)
        {
            _change = null;
            _node.EndChangeWork(change);
        }
    }

    /// <summary>Goes on where it is. A leader that does not hear it, because it is not up, says so when it is.</summary>
    private void AskForLog()
    {
        _awaitsLeader = true;
        _node.TellPeer(_leader, ReplicationMessages.AskForLog, _expected - 1, value: _log.LastFlushed);
    }

    /// <summary>Gives up what it has and begins again from a copy.</summary>
    private void AskForCopy()
    {
        (_awaitsLeader, _catchesUpTo, _needsCopy, _source) = (false, 0, false, _leader);
        _log.GiveUp();
        _early.Clear();
        _copy.Ask(_leader);
        _reports.Note(0, isReadable: false);
    }

    /// <summary>A copy has begun that holds everything up to a record.</summary>
    private void Restart(long copied)
    {
        _expected = copied + 1;
        _log.StartAfter(copied);
        _node.TellWrite(copied, _node.Now, ReplicationStage.Copied);
        foreach (var sequence in _early.Keys.Where(sequence => sequence <= copied).ToList())
        {
            _early.Remove(sequence);
        }

        while (_early.Remove(_expected, out var next))
        {
            Take(next);
        }
    }
}
