using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Replication.CatchUps;
using BottleneckSim.Models.Databases.Replication.Copies;
using BottleneckSim.Models.Databases.Transactions;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Databases.Replication;

/// <summary>The leader's side: numbers committed writes, sends them to the replicas, and holds synchronous commits until they acknowledge.</summary>
/// <remarks>
/// <code>
/// flushed write ─► number ─┬─► to every replica that follows
///                          └─► asynchronous: done      synchronous: waits ─► acknowledged by one, by all ─► done
/// </code>
/// A replica follows from the start of the run, or from the beginning of its base copy. One that was away is sent what it lacks, as long as that is kept. A leader that
/// was started again goes on counting where it was; numbers of one that has lost its log lie above those before.
/// </remarks>
internal sealed class LogShipping
{
    private const int EpochBits = 40;

    private readonly DatabaseNode _node;
    private readonly bool _tellsRecords;
    private readonly List<Follower> _followers = [];
    private readonly Queue<(long Sequence, int Statement)> _waiting = new();
    private readonly KeptLog _kept = new();
    private ReplicaOptions? _options;

    public LogShipping(DatabaseNode node)
    {
        _node = node;
        _tellsRecords = node.Sink.Wants(ObservationInterests.Jobs);
        LastSequence = FirstSequence(node.Self.Index) - 1;
    }

    /// <summary>The number of the latest write.</summary>
    public long LastSequence { get; private set; }

    /// <summary>What is kept of the log, up to <see cref="LastSequence"/>.</summary>
    public IEnumerable<ShippedRecord> Kept => _kept.All;

    /// <summary>The number of a leader's first write.</summary>
    public static long FirstSequence(int leader) => ((long)leader << EpochBits) + 1;

    /// <summary>Takes the replicas as they are now.</summary>
    /// <param name="options">The replicas; null if there are none.</param>
    /// <param name="follows">Whether those in service follow already, as at the start of a run.</param>
    public void Configure(ReplicaOptions? options, bool follows)
    {
        _options = options;
        var instances = _node.Self.Tier.Instances;
        _followers.RemoveAll(follower => options is null || follower.Place > options.Count || (follower.Copy is not null && !IsInService(follower)));
        _followers.ForEach(follower =>
        {
            if (!IsInService(follower))
            {
                follower.Leave();
            }
        });
        if (follows && options is not null)
        {
            _followers.AddRange(Enumerable.Range(1, options.Count)
                .Where(place => !_node.System.Nodes[instances[place]].IsCrashed && !_followers.Exists(follower => follower.Place == place))
                .OrderBy(place => instances[place])
                .Select(place => new Follower(place) { Node = instances[place] }));
        }

        ReleaseCommitted();
    }

    /// <summary>The log of before is there: each replica may lack what of it was kept.</summary>
    public void Recover(long lastSequence, IEnumerable<ShippedRecord> kept, ReplicaOptions? options)
    {
        LastSequence = lastSequence;
        foreach (var record in kept)
        {
            _kept.Add(record, options?.LogRetentionBytes ?? long.MaxValue);
        }

        var has = Kept.Any() ? Kept.First().Sequence - 1 : lastSequence;
        _followers.AddRange(Enumerable.Range(1, options?.Count ?? 0).Select(place => new Follower(place) { Acknowledged = has }));
        _node.TellWrite(lastSequence, _node.Now, ReplicationStage.Recovered);
    }

    /// <summary>A write is on the disk and nobody was told of it when the database stopped: replicas are told afterwards.</summary>
    public void Keep(Statement statement)
    {
        if (_options is null || statement.LogSequence != 0)
        {
            return;
        }

        if (statement.Prepared.Table is null)
        {
            statement.Transaction!.Writes.ForEach(write => statement.LogSequence = Number(write).Sequence);
        }
        else if (IsReplicated(statement))
        {
            statement.LogSequence = Number(new ReplicatedWrite(statement.Call, statement.LogBytes)).Sequence;
        }
    }

    /// <summary>A statement of a transaction has written; replicas are told when it is committed.</summary>
    public void NoteInTransaction(Statement statement, Transaction transaction)
    {
        if (IsReplicated(statement))
        {
            transaction.Writes.Add(new ReplicatedWrite(statement.Call, statement.LogBytes));
        }
    }

    /// <summary>A statement's write, or those of the transaction that it commits, are in the leader's own log.</summary>
    /// <returns>Whether the statement has to wait for replicas.</returns>
    public bool Ship(Statement statement)
    {
        if (_options is null)
        {
            return false;
        }

        if (statement.Prepared.Table is null)
        {
            foreach (var write in statement.Transaction!.Writes)
            {
                statement.LogSequence = Send(write);
            }
        }
        else if (IsReplicated(statement))
        {
            statement.LogSequence = Send(new ReplicatedWrite(statement.Call, statement.LogBytes));
        }

        if (statement.LogSequence == 0)
        {
            return false;
        }

        if (AcknowledgedByEnough() >= LastSequence)
        {
            return false;
        }

        _waiting.Enqueue((LastSequence, statement.Slot));
        return true;
    }

    /// <summary>A replica says something.</summary>
    public void Handle(in Message message)
    {
        var sender = message.Sender;
        var follower = Find(sender);
        var place = _options is null ? 0 : _node.Self.Tier.Instances.IndexOf(sender);
        switch (message.Operation)
        {
            case ReplicationMessages.AskForCopy when place > 0:
                BeginCopy(message, Welcome(place, sender));
                break;
            case ReplicationMessages.AskForLog when place > 0:
                BeginCatchUp(message, place);
                break;
            case ReplicationMessages.PieceWritten when follower?.Copy is { } copy && copy.Number == message.Salt:
                copy.Advance();
                break;
            case ReplicationMessages.Acknowledge when follower is not null:
                follower.Acknowledged = Math.Max(follower.Acknowledged, message.Ticket);
                _kept.ForgetUpTo(AcknowledgedByAll());
                ReleaseCommitted();
                break;
        }
    }

    /// <summary>The disk has read a piece of a copy.</summary>
    public void OnPieceRead(int replica) => Find(replica)?.Copy?.OnRead();

    /// <summary>The disk has read the log that a replica lacks: it is sent, whatever has been sent since.</summary>
    public void OnLogRead(int replica)
    {
        if (Find(replica) is not { Copy: null } follower)
        {
            return;
        }

        if (!_kept.HoldsAllAfter(follower.HasUpTo, LastSequence))
        {
            _node.TellPeer(replica, ReplicationMessages.StartAgain, 0);
            return;
        }

        foreach (var record in _kept.After(follower.HasUpTo).TakeWhile(record => record.Sequence <= follower.CatchesUpTo))
        {
            Send(replica, record);
        }
    }

    /// <summary>A copy has been sent.</summary>
    public void OnCopied(int replica)
    {
        var follower = Find(replica)!;
        var number = follower.Copy!.Number;
        follower.Copy = null;
        _node.TellPeer(replica, ReplicationMessages.EndCopy, LastSequence, number);
    }

    private bool IsReplicated(Statement statement) => _options is not null && _options.Replicates(statement.Prepared.Table!.Options.Name);

    private Follower? Find(int replica) => _followers.Find(follower => follower.Node == replica);

    private bool IsInService(Follower follower)
    {
        var instances = _node.Self.Tier.Instances;
        return follower.Place < instances.Length && instances[follower.Place] == follower.Node && !_node.System.Nodes[follower.Node].IsCrashed;
    }

    /// <summary>A replica is there that was away, or is new.</summary>
    private Follower Welcome(int place, int replica)
    {
        var follower = _followers.Find(known => known.Place == place);
        if (follower is null)
        {
            _followers.Add(follower = new Follower(place));
        }

        follower.Node = replica;
        return follower;
    }

    private long Send(in ReplicatedWrite write)
    {
        var record = Number(write);
        foreach (var follower in _followers)
        {
            if (follower.IsThere)
            {
                Send(follower.Node, record);
            }
        }

        return record.Sequence;
    }

    private void Send(int replica, in ShippedRecord record) => _node.SendReplication(
        new Message(replica, _node.Self.Index, MessageKind.Replication, record.Operation, record.Sequence, record.Draw, record.Salt, record.Committed.Nanoseconds), record.Bytes);

    private ShippedRecord Number(in ReplicatedWrite write)
    {
        LastSequence++;
        if (_tellsRecords)
        {
            _node.Sink.Observe(new WriteReplicated(_node.Now, _node.Self.Index, LastSequence, _node.Now, ReplicationStage.Committed));
        }

        var record = new ShippedRecord(LastSequence, write.Call.Operation, write.Call.Draw, write.Call.Salt, _node.Now, write.Bytes);
        if (_followers.Count > 0)
        {
            _kept.Add(record, _options!.LogRetentionBytes);
        }

        return record;
    }

    private void BeginCatchUp(in Message message, int place)
    {
        if (!_kept.HoldsAllAfter(message.Ticket, LastSequence))
        {
            _node.TellPeer(message.Sender, ReplicationMessages.StartAgain, 0);
            return;
        }

        var follower = Welcome(place, message.Sender);
        (follower.Copy, follower.HasUpTo, follower.CatchesUpTo) = (null, message.Ticket, LastSequence);
        follower.Acknowledged = message.Value;
        _node.TellPeer(message.Sender, ReplicationMessages.LogFollows, LastSequence);
        if (_kept.After(message.Ticket).Sum(record => record.Bytes) is var bytes and > 0)
        {
            _node.ReadLog(message.Sender, bytes);
        }

        ReleaseCommitted();
    }

    private void BeginCopy(in Message message, Follower follower)
    {
        (follower.Acknowledged, follower.CatchesUpTo) = (0, 0);
        follower.Copy = new BaseCopy(_node, message.Sender, message.Salt, _options!);
        _node.TellPeer(message.Sender, ReplicationMessages.BeginCopy, LastSequence, message.Salt);
        follower.Copy.Begin();
        ReleaseCommitted();
    }

    /// <summary>Up to which write enough replicas have acknowledged. Those that are being copied do not count; where nobody is left, nobody is waited for.</summary>
    private long AcknowledgedByEnough()
    {
        if (_options is null || _options.Synchronous == SynchronousReplicas.None)
        {
            return long.MaxValue;
        }

        var (least, most, count) = (long.MaxValue, 0L, 0);
        foreach (var follower in _followers)
        {
            if (follower.Counts)
            {
                least = Math.Min(least, follower.Acknowledged);
                most = Math.Max(most, follower.Acknowledged);
                count++;
            }
        }

        return count == 0 ? long.MaxValue : _options.Synchronous == SynchronousReplicas.One ? most : least;
    }

    /// <summary>Up to which write nobody may ask for the log any more: those that are away count, those that are being copied do not.</summary>
    private long AcknowledgedByAll()
    {
        var least = long.MaxValue;
        foreach (var follower in _followers)
        {
            least = follower.Copy is null ? Math.Min(least, follower.Acknowledged) : least;
        }

        return least;
    }

    private void ReleaseCommitted()
    {
        while (_waiting.TryPeek(out var first) && first.Sequence <= AcknowledgedByEnough())
        {
            _waiting.Dequeue();
            _node.GoOn(first.Statement);
        }
    }
}
