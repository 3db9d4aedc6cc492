using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Execution;
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
/// A replica follows from the start of the run, or from the beginning of its base copy. Numbers of a leader that was started again lie above those before.
/// </remarks>
internal sealed class LogShipping
{
    private const int EpochBits = 40;

    private readonly DatabaseNode _node;
    private readonly bool _tellsRecords;
    private readonly List<Follower> _followers = [];
    private readonly Queue<(long Sequence, int Statement)> _waiting = new();
    private ReplicaOptions? _options;

    public LogShipping(DatabaseNode node)
    {
        _node = node;
        _tellsRecords = node.Sink.Wants(ObservationInterests.Jobs);
        LastSequence = FirstSequence(node.Self.Index) - 1;
    }

    /// <summary>The number of the latest write.</summary>
    public long LastSequence { get; private set; }

    /// <summary>The number of a leader's first write.</summary>
    public static long FirstSequence(int leader) => ((long)leader << EpochBits) + 1;

    /// <summary>Takes the replicas as they are now.</summary>
    /// <param name="options">The replicas; null if there are none.</param>
    /// <param name="follows">Whether those in service follow already, as at the start of a run.</param>
    public void Configure(ReplicaOptions? options, bool follows)
    {
        _options = options;
        var replicas = options is null ? [] : _node.Self.Tier.Instances.Skip(1).Where(replica => !_node.System.Nodes[replica].IsCrashed).ToHashSet();
        _followers.RemoveAll(follower => !replicas.Contains(follower.Node));
        if (follows)
        {
            var known = _followers.ConvertAll(follower => follower.Node);
            _followers.AddRange(replicas.Except(known).Order().Select(replica => new Follower(replica)));
        }

        ReleaseCommitted();
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
        var follower = _followers.Find(known => known.Node == sender);
        switch (message.Operation)
        {
            case ReplicationMessages.AskForCopy when _options is not null && _node.Self.Tier.Instances.Contains(sender):
                BeginCopy(message, follower);
                break;
            case ReplicationMessages.PieceWritten when follower?.Copy is { } copy && copy.Number == message.Salt:
                copy.Advance();
                break;
            case ReplicationMessages.Acknowledge when follower is not null:
                follower.Acknowledged = Math.Max(follower.Acknowledged, message.Ticket);
                ReleaseCommitted();
                break;
        }
    }

    /// <summary>The disk has read a piece of a copy.</summary>
    public void OnPieceRead(int replica) => _followers.Find(follower => follower.Node == replica)?.Copy?.OnRead();

    /// <summary>A copy has been sent.</summary>
    public void OnCopied(int replica)
    {
        var follower = _followers.Find(known => known.Node == replica)!;
        var number = follower.Copy!.Number;
        follower.Copy = null;
        _node.SendReplication(
            new Message(replica, _node.Self.Index, MessageKind.Replication, ReplicationMessages.EndCopy, LastSequence, _node.DrawOfReplication(), number, 0), 0);
    }

    private bool IsReplicated(Statement statement) => _options is not null && _options.Replicates(statement.Prepared.Table!.Options.Name);

    private long Send(in ReplicatedWrite write)
    {
        LastSequence++;
        if (_tellsRecords)
        {
            _node.Sink.Observe(new WriteReplicated(_node.Now, _node.Self.Index, LastSequence, _node.Now, ReplicationStage.Committed));
        }

        var call = write.Call;
        foreach (var follower in _followers)
        {
            _node.SendReplication(
                new Message(follower.Node, _node.Self.Index, MessageKind.Replication, call.Operation, LastSequence, call.Draw, call.Salt, _node.Now.Nanoseconds),
                write.Bytes);
        }

        return LastSequence;
    }

    private void BeginCopy(in Message message, Follower? follower)
    {
        if (follower is null)
        {
            follower = new Follower(message.Sender);
            _followers.Add(follower);
        }

        follower.Acknowledged = 0;
        follower.Copy = new BaseCopy(_node, message.Sender, message.Salt, _options!);
        _node.SendReplication(
            new Message(message.Sender, _node.Self.Index, MessageKind.Replication, ReplicationMessages.BeginCopy, LastSequence, _node.DrawOfReplication(), message.Salt, 0), 0);
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
            if (follower.Copy is null)
            {
                least = Math.Min(least, follower.Acknowledged);
                most = Math.Max(most, follower.Acknowledged);
                count++;
            }
        }

        return count == 0 ? long.MaxValue : _options.Synchronous == SynchronousReplicas.One ? most : least;
    }

    private void ReleaseCommitted()
    {
        while (_waiting.TryPeek(out var first) && first.Sequence <= AcknowledgedByEnough())
        {
            _waiting.Dequeue();
            _node.GoOn(first.Statement);
        }
    }

    /// <summary>A replica that the log is sent to.</summary>
    private sealed class Follower(int node)
    {
        public int Node { get; } = node;

        public long Acknowledged { get; set; }

        public BaseCopy? Copy { get; set; }
    }
}
