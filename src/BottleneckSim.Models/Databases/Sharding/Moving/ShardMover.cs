using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Databases.Sharding.Moving;

/// <summary>A shard's side of a change of the layout: gives away the rows that belong to others, and takes in those that it is given, while it goes on serving.</summary>
/// <remarks>
/// <code>
/// begin ─► copying (see RowCopy) ─► following: what was written meanwhile (see ChangeStream) ─► nearly caught up ─► done ─► router
/// router: nothing is written any more ─► finish ─► the rest is applied ─► finished ─► router: cut over ─► the rows that moved are dropped here: ended
/// </code>
/// The new shards' processors and disks, busy with writes that go on, are what makes a move long.
/// As Vitess' Reshard (VReplication), Citus' shard moves and MongoDB's resharding do.
/// </remarks>
internal sealed class ShardMover(DatabaseNode node)
{
    /// <summary>Writes are held only for a rest that will not take longer (MongoDB 8 manual, <c>commitReshardCollection</c>: 500 ms).</summary>
    private static readonly Duration Rest = Duration.FromMilliseconds(500);

    private readonly RowCopy _copy = new(node);
    private readonly ArrivingRows _arrivals = new(node);
    private readonly ChangeStream _stream = new(node);
    private readonly ChangeApplier _applier = new(node);
    private Phase _phase;
    private ulong _number;
    private long _hold;
    private bool _hasTold;
    private bool _hasClosed;
    private int _router;

    private enum Phase
    {
        /// <summary>There has been no move.</summary>
        None,

        /// <summary>Rows are copied as they were at the beginning.</summary>
        Copying,

        /// <summary>What is written follows.</summary>
        Following,

        /// <summary>The move is over.</summary>
        Ended,
    }

    /// <summary>Whether nothing may be written here, so that no loader adds rows: others are about to have them, or still have them.</summary>
    public bool HoldsLoads => _hold != 0 || AwaitsRows;

    /// <summary>Whether this shard has no rows yet.</summary>
    public bool AwaitsRows { get; private set; }

    /// <summary>Handles what router or shards say.</summary>
    public void Handle(in Message message)
    {
        switch (message.Operation)
        {
            case ShardMessages.Begin:
                Begin(message.Salt, message.Sender);
                break;
            case ShardMessages.Piece:
                _arrivals.Take(message);
                break;
            case ShardMessages.PieceWritten:
                _copy.OnWritten(message.Sender, message.Salt, message.Ticket);
                FollowWhenCopied();
                break;
            case ShardMessages.Await:
                AwaitsRows = true;
                break;
            case ShardMessages.Finish when message.Salt == _number && _phase != Phase.Ended:
                _hold = message.Ticket;
                TellWhenFinished();
                break;
            case ShardMessages.GoOn when message.Salt == _number:
                (_hold, _hasClosed) = (0, false);
                break;
            case ShardMessages.Applied when message.Salt == _number:
                _stream.OnApplied(message.Sender, message.Ticket);
                TellProgress();
                break;
            case ShardMessages.Rows or >= 0:
                _applier.Take(message);
                break;
        }
    }

    /// <summary>A statement has written.</summary>
    public void OnWritten(Statement statement)
    {
        if (_phase is Phase.None or Phase.Ended)
        {
            return;
        }

        _stream.Note(statement);
        if (_stream.Backlog > ChangeStream.MostRecords)
        {
            _stream.End();
            node.TellPeer(_router, ShardMessages.Outgrown, 0, _number);
        }
    }

    /// <summary>No loader is at work any more.</summary>
    public void OnLoaded() => TellWhenFinished();

    /// <summary>The log of what has come is flushed.</summary>
    public void OnFlushed() => _applier.OnFlushed();

    /// <summary>A record is applied.</summary>
    public void OnApplied(Statement statement) => _applier.OnApplied(statement);

    /// <summary>How many rows of a table this shard gains with the end of a move, beside what the layouts say of those of the start.</summary>
    public long RowsGained(StoredTable table, ulong number) =>
        _applier.GainsOf(table, number) - (number == _number && _phase != Phase.Ended ? _stream.LossesOf(table) : 0);

    /// <summary>The move is over.</summary>
    /// <returns>Whether that is news.</returns>
    public bool End(ulong number)
    {
        if (number < _number || (number == _number && _phase == Phase.Ended))
        {
            return false;
        }

        (_number, _phase, _hold, AwaitsRows) = (number, Phase.Ended, 0, false);
        _copy.End();
        _stream.End();
        _applier.End(number);
        return true;
    }

    /// <summary>Shards may have gone, or the network may be whole again.</summary>
    public void OnSystemChanged()
    {
        _copy.OnSystemChanged();
        FollowWhenCopied();
        TellProgress();
    }

    /// <summary>The disk is done with pages that were read for the copy, or with a piece that has come.</summary>
    public void OnDiskDone(long tag)
    {
        if (tag == DatabaseTags.MoveRead)
        {
            _copy.OnRead();
        }
        else
        {
            _arrivals.OnWritten(tag);
        }
    }

    /// <summary>The processor is done with pages of the copy, or with a piece that has come.</summary>
    public void OnCpuDone(long tag)
    {
        if (tag == DatabaseTags.MoveRead)
        {
            _copy.OnLookedThrough();
            FollowWhenCopied();
        }
        else
        {
            _arrivals.OnInserted(tag);
        }
    }

    private void Begin(ulong number, int router)
    {
        _router = router;
        if (number == _number && _phase == Phase.Following)
        {
            _hasTold = false; // It may be lost, or is asked again.
            TellProgress();
        }

        if (number <= _number)
        {
            return;
        }

        (_number, _phase, _hold, _hasTold, _hasClosed) = (number, Phase.Copying, 0, false, false);
        _stream.Begin(number, new RowDestinations(node.Part, node.NextLayout, node.Self.Tier.Instances.IndexOf(node.Self.Index)));
        _copy.Begin(number, Receivers());
        FollowWhenCopied();
    }

    private List<(int Shard, double Part)> Receivers()
    {
        var parts = ShardMoves.Of(node.Part.Layout, node.NextLayout, node.Part.Keys.Options.Count, node.Part.Shard);
        var receivers = new List<(int, double)>();
        for (var shard = 0; shard < parts.Length; shard++)
        {
            var instance = node.Self.Tier.Instances[shard];
            if (parts[shard] > 0 && instance != node.Self.Index)
            {
                receivers.Add((instance, parts[shard]));
            }
        }

        return receivers;
    }

    private void FollowWhenCopied()
    {
        if (_phase != Phase.Copying || !_copy.IsOver)
        {
            return;
        }

        _phase = Phase.Following;
        _stream.OnCopied();
        TellProgress();
    }

    /// <summary>Tells the router that hardly anything is left, or that nothing is.</summary>
    private void TellProgress()
    {
        if (_phase == Phase.Following && !_hasTold && _stream.IsCaughtUp(Rest))
        {
            _hasTold = true;
            node.TellPeer(_router, ShardMessages.Done, 0, _number);
        }

        TellWhenFinished();
    }

    private void TellWhenFinished()
    {
        if (_hold == 0 || node.IsLoading)
        {
            return;
        }

        if (!_hasClosed)
        {
            _hasClosed = true;
            _stream.Close();
        }

        if (_stream.IsEmpty)
        {
            node.TellPeer(_router, ShardMessages.Finished, _hold, _number);
        }
    }
}
