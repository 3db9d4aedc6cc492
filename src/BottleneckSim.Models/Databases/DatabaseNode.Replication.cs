using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.BufferPools;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Replication;
using BottleneckSim.Models.Databases.Sharding;
using BottleneckSim.Models.Databases.Sharding.Moving;
using BottleneckSim.Models.Databases.Storage;
using BottleneckSim.Models.Databases.WriteAheadLog;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Databases;

/// <summary>Leader and replicas: what they do to disk, pool and links.</summary>
public sealed partial class DatabaseNode
{
    private const int PagesPerStripe = 4;

    private static readonly Purpose ReplicationMessage = new("replication-message");

    private readonly ReplicationStreams _streams = new();
    private LogReceiver? _receiver;
    private ReceivedLog? _receivedLog;
    private long _replicationMessages;

    /// <summary>The leader's side of replication.</summary>
    internal LogShipping Shipping { get; private set; } = null!;

    /// <summary>Log that comes from a leader, or from another shard. One process writes it (walreceiver): nobody else is there to be woken.</summary>
    internal ReceivedLog ReceivedLog => _receivedLog ??= new ReceivedLog(
        new LogWriter(_cpu, _disk, DatabaseTags.ReceivedLog, DatabaseTags.ReceivedLog, FlushWork, wakeUp: Duration.Zero), new Replay(this, _statements, _executor));

    /// <summary>The tables and statements.</summary>
    internal Catalogue Catalogue => _catalogue;

    private bool IsReplica => _receiver is not null;

    /// <inheritdoc />
    protected override void OnReplication(in Message message)
    {
        if (_part is not null)
        {
            OnShardMessage(message);
        }
        else if (_receiver is { } receiver)
        {
            receiver.Handle(message);
        }
        else
        {
            Shipping.Handle(message);
        }
    }

    /// <summary>Sends a message with so many bytes of content; while the link is cut it waits in its stream.</summary>
    internal void SendReplication(in Message message, long bytes)
    {
        var sized = message with { Session = bytes };
        if (System.Partitions.IsWhole || !System.Partitions.IsCut(Self, System.Nodes[message.Destination]))
        {
            Send(sized);
        }
        else
        {
            _streams.Hold(sized, _replicas?.LogRetentionBytes ?? long.MaxValue);
        }
    }

    /// <inheritdoc />
    protected override void OnSystemChanged()
    {
        OnShardsChanged();
        if (_isDraining && !IsReplica)
        {
            Shipping.Configure(_replicas, follows: false); // Commits do not wait for replicas that are gone.
        }

        foreach (var destination in _streams.Destinations)
        {
            var node = System.Nodes[destination];
            if (node.IsCrashed || node.IsRemoved)
            {
                _streams.Forget(destination);
            }
            else if (!System.Partitions.IsCut(Self, node))
            {
                SendHeld(destination);
            }
        }
    }

    private void SendHeld(int destination)
    {
        if (_streams.Forget(destination) is not { IsBroken: false } stream)
        {
            Send(new Message(destination, Self.Index, MessageKind.Replication, ReplicationMessages.StartAgain, 0, DrawOfReplication(), 0, 0));
            return;
        }

        foreach (var message in stream.Messages)
        {
            Send(message);
        }
    }

    /// <summary>A draw for one message that is not about a request.</summary>
    internal DrawKey DrawOfReplication() => NodeDraw.With(ReplicationMessage).With(_replicationMessages++);

    /// <summary>Lets a statement go on whose commit has been waited for.</summary>
    internal void GoOn(int statement) => _executor.Advance(_statements[statement]);

    internal void SetReportTimer(Duration length) => SetTimer(Now + length, ReportTimer, 0);

    internal void TellWrite(long sequence, Instant committed, ReplicationStage stage)
    {
        if (Sink.Wants(ObservationInterests.Jobs))
        {
            Sink.Observe(new WriteReplicated(Now, Self.Index, sequence, committed, stage));
        }
    }

    /// <summary>How many of some pages are not in the pool.</summary>
    internal int MissingPages(StoredRelation relation, long first, int count)
    {
        var missing = 0;
        for (var page = 0; page < count; page++)
        {
            missing += _pool.Pass(new PageKey(relation.Number, first + page)) ? 0 : 1;
        }

        return missing;
    }

    /// <summary>Reads pages for a replica's base copy.</summary>
    internal void ReadForCopy(int replica, int pages) => _disk.Start(new DiskOperation
    {
        Tag = DatabaseTags.OfCopyRead(replica),
        Reads = 1,
        ReadBytes = (long)pages * PageLayout.PageBytes,
        Stream = DatabaseTags.OfCopyRead(replica),
        Stripes = Math.Clamp(pages / PagesPerStripe, 1, _disk.Channels),
    });

    /// <summary>Reads the log that a replica lacks.</summary>
    internal void ReadLog(int replica, long bytes) =>
        _disk.Start(new DiskOperation { Tag = DatabaseTags.OfLogRead(replica), Reads = 1, ReadBytes = bytes, Stream = LogStream });

    /// <summary>Tells the leader, a replica, another shard or who routes to them something that is not in the log.</summary>
    /// <param name="peer">Who.</param>
    /// <param name="what">One of <see cref="ReplicationMessages"/> or <see cref="ShardMessages"/>.</param>
    /// <param name="ticket">What that says of it.</param>
    /// <param name="salt">What that says of it.</param>
    /// <param name="value">What that says of it.</param>
    /// <param name="bytes">The size of its content.</param>
    internal void TellPeer(int peer, int what, long ticket, ulong salt = 0, long value = 0, long bytes = 0) =>
        SendReplication(new Message(peer, Self.Index, MessageKind.Replication, what, ticket, DrawOfReplication(), salt, value), bytes);

    /// <summary>Writes a piece of this replica's base copy.</summary>
    internal void WriteCopy(long bytes) => _disk.Start(new DiskOperation
    {
        Tag = DatabaseTags.CopyWrite,
        Writes = 1,
        WrittenBytes = bytes,
        Stream = DatabaseTags.CopyWrite,
        Stripes = Math.Clamp((int)(bytes / PageLayout.PageBytes / PagesPerStripe), 1, _disk.Channels),
    });

    /// <summary>A table has as many rows here as at the leader.</summary>
    internal void SetRows(ulong table, long rows)
    {
        foreach (var stored in _catalogue.Tables)
        {
            if (StableHash.OfName(stored.Options.Name) == table && stored.Rows != rows)
            {
                _catalogue.Grow(stored, rows - stored.Rows);
            }
        }
    }

    /// <summary>Answers a write and tells the balancer whose it was and which number it has.</summary>
    private void ReplyWritten(in Message call, RequestOutcome outcome, long sequence) => Send(new Message(
        call.Sender, Self.Index, MessageKind.Reply, (int)outcome, call.Ticket, call.Draw, call.Salt, sequence, DatabaseBalancerNode.UserOf(call)));

    private DatabaseOptions OptionsNow()
    {
        var options = (DatabaseOptions)Self.Tier.Options!;
        _replicas = options.Replicas;
        if (options.Shards is { } shards)
        {
            _part ??= PartOf(shards);
            return ShardShare.Of(options, _part.Layout, _part.Shard);
        }

        return _replicas is { } replicas && Self.Tier.Instances[0] != Self.Index ? replicas.SizeOf(options) : options;
    }

    private void ConfigureReplication()
    {
        var follows = Now == Instant.Zero;
        if (Shipping is null)
        {
            Shipping = new LogShipping(this);
            RecoverLog();
        }

        if (_replicas is { } replicas && Self.Tier.Instances[0] != Self.Index)
        {
            _receiver ??= NewReceiver(replicas);
            _receiver.Configure(replicas, follows);
        }
        else if (!IsReplica)
        {
            Shipping.Configure(_replicas, follows);
        }
    }

    private LogReceiver NewReceiver(ReplicaOptions replicas)
    {
        var receiver = new LogReceiver(this, ReceivedLog);
        if (_attached?.Volume is { LastSequence: >= 0 } volume && volume.Publication == replicas.Publication)
        {
            receiver.Recover(volume.LastSequence, volume.Records);
        }

        return receiver;
    }

    /// <summary>A leader goes on with the log that it finds on its device.</summary>
    private void RecoverLog()
    {
        if (Self.Tier.Instances[0] == Self.Index && _attached?.Volume is { LastSequence: >= 0 } volume)
        {
            Shipping.Recover(volume.LastSequence, volume.Records, _replicas);
        }
    }

    /// <summary>A leader that has booted tells its replicas, which may have asked for the log, or for a copy, while nobody listened.</summary>
    private void GreetReplicas()
    {
        if (IsEndingBoot && !IsReplica && _replicas is not null)
        {
            foreach (var replica in Self.Tier.Instances.Skip(1))
            {
                Send(new Message(
                    replica, Self.Index, MessageKind.Replication, _attached?.Volume is null ? ReplicationMessages.StartAgain : ReplicationMessages.GoOn, 0, DrawOfReplication(), 0, 0));
            }
        }
    }

    private void OnReplicationDisk(long tag)
    {
        if (DatabaseTags.IsMove(tag))
        {
            Mover.OnDiskDone(tag);
        }
        else if (tag == DatabaseTags.ReceivedLog)
        {
            OnReceivedFlushed();
        }
        else if (tag == DatabaseTags.CopyWrite)
        {
            _receiver!.OnPieceWritten();
        }
        else if (DatabaseTags.IsLogRead(tag))
        {
            Shipping.OnLogRead(DatabaseTags.LogReadOf(tag));
        }
        else
        {
            Shipping.OnPieceRead(DatabaseTags.CopyReadOf(tag));
        }
    }

    private void OnReceivedFlushed()
    {
        ReceivedLog.OnFlushed();
        if (_receiver is { } receiver)
        {
            receiver.OnFlushed();
        }
        else
        {
            Mover.OnFlushed();
        }
    }

    private void OnApplied(Statement statement)
    {
        if (_receiver is { } receiver)
        {
            receiver.OnApplied(statement);
        }
        else
        {
            Mover.OnApplied(statement);
        }
    }

    /// <summary>A replica changes nothing on its own account, and says nothing before its copy is whole.</summary>
    private bool MayExecute(PreparedStatement prepared) => _receiver is not { } receiver || (prepared.Modification is null && receiver.IsReadable);
}
