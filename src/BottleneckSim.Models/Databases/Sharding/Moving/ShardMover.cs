using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Storage;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Databases.Sharding.Moving;

/// <summary>A shard's side of a change of the layout: gives away the rows that belong to others, and takes in those that it is given, while it goes on serving.</summary>
/// <remarks>
/// <code>
/// begin ─► read 128 pages (those in the pool for nothing) ─► look through them ─┬─ link ─► insert, write, flush ─┐
///                                        ▲                                       └─ link ─► another shard …      │
///                                        └──────────── all have written: the next 128 pages ◄───────────────────┘
/// the last page ─► what was written meanwhile follows (see ChangeStream) ─► nearly caught up ─► done ─► router
/// router: nothing is written any more ─► finish ─► the rest is applied ─► finished ─► router: cut over ─► the rows that moved are dropped here
/// </code>
/// Rows of one shard lie on all of its pages, so all are read as they were at the beginning, whatever part of them moves. The new shards' processors and disks, busy with
/// writes that go on, are what makes a move long.
/// As Vitess' Reshard (VReplication), Citus' shard moves and MongoDB's resharding do.
/// </remarks>
internal sealed class ShardMover(DatabaseNode node)
{
    private const int PagesPerPiece = 128;

    /// <summary>Writes are held only for a rest that will not take longer (MongoDB 8 manual, <c>commitReshardCollection</c>: 500 ms).</summary>
    private static readonly Duration Rest = Duration.FromMilliseconds(500);

    private readonly List<(int Shard, double Part)> _receivers = [];
    private readonly SortedDictionary<int, long> _waiting = [];
    private readonly PendingMessages _arrivals = new();
    private readonly ChangeStream _stream = new(node);
    private readonly ChangeApplier _applier = new(node);
    private IReadOnlyList<(StoredTable Stored, long Pages)> _tables = [];
    private ulong _number;
    private ulong _pieceOf;
    private long _piece;
    private int _table;
    private long _page;
    private int _pages;
    private bool _isBusy;
    private bool _isDone = true;
    private bool _hasEnded;
    private bool _hasTold;
    private bool _hasClosed;
    private bool _wasCut;
    private long _hold;
    private int _router;

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
                var slot = _arrivals.Add(message);
                node.ComputeForMove(DatabaseTags.OfArrival(slot), NanosecondsOf(message.Value));
                break;
            case ShardMessages.PieceWritten when message.Salt == _number && _waiting.TryGetValue(message.Sender, out var piece) && piece == message.Ticket:
                _waiting.Remove(message.Sender);
                GoOnWhenWritten();
                break;
            case ShardMessages.Await:
                AwaitsRows = true;
                break;
            case ShardMessages.Finish when message.Salt == _number && !_hasEnded:
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
        if (_hasEnded || _number == 0)
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
    public long RowsGained(StoredTable table, ulong number) => _applier.GainsOf(table, number) - (number == _number && !_hasEnded ? _stream.LossesOf(table) : 0);

    /// <summary>The move is over.</summary>
    /// <returns>Whether that is news.</returns>
    public bool End(ulong number)
    {
        if (number < _number || (number == _number && _hasEnded))
        {
            return false;
        }

        (_number, _isDone, _hasEnded, _hold, AwaitsRows) = (number, true, true, 0, false);
        _waiting.Clear();
        _stream.End();
        _applier.End(number);
        return true;
    }

    /// <summary>Shards may have gone, or the network may be whole again.</summary>
    public void OnSystemChanged()
    {
        foreach (var gone in _waiting.Keys.Where(shard => !node.IsThere(shard)).ToList())
        {
            _waiting.Remove(gone);
        }

        if (_wasCut && node.IsNetworkWhole)
        {
            foreach (var (shard, _) in _waiting.ToList())
            {
                SendPiece(shard); // An acknowledgement may be lost.
            }
        }

        _wasCut = !node.IsNetworkWhole;
        GoOnWhenWritten();
        TellProgress();
    }

    public void OnDiskDone(long tag)
    {
        if (tag == DatabaseTags.MoveRead)
        {
            LookThrough();
            return;
        }

        var piece = _arrivals.Remove(DatabaseTags.ArrivalOf(tag));
        node.TellPeer(piece.Sender, ShardMessages.PieceWritten, piece.Ticket, piece.Salt);
    }

    public void OnCpuDone(long tag)
    {
        if (tag != DatabaseTags.MoveRead)
        {
            node.WriteArrival(tag, Math.Max(1, (long)(_arrivals[DatabaseTags.ArrivalOf(tag)].Value * WithIndexes())));
            return;
        }

        _isBusy = false;
        if (_pieceOf != _number || _isDone)
        {
            Advance();
            return;
        }

        _piece++;
        foreach (var (shard, _) in _receivers)
        {
            if (node.IsThere(shard))
            {
                _waiting[shard] = _piece;
                SendPiece(shard);
            }
        }

        GoOnWhenWritten();
    }

    private void Begin(ulong number, int router)
    {
        _router = router;
        if (number == _number && !_hasEnded && _isDone)
        {
            _hasTold = false; // It may be lost, or is asked again.
            TellProgress();
        }

        if (number <= _number)
        {
            return;
        }

        (_number, _isDone, _hasEnded, _table, _page) = (number, false, false, 0, 0);
        (_hold, _hasTold, _hasClosed) = (0, false, false);
        _waiting.Clear();
        _receivers.Clear();
        var to = node.NextLayout;
        var parts = ShardMoves.Of(node.Part.Layout, to, node.Part.Keys.Options.Count, node.Part.Shard);
        _stream.Begin(number, new RowDestinations(node.Part, to, node.Self.Tier.Instances.IndexOf(node.Self.Index)));
        for (var shard = 0; shard < parts.Length; shard++)
        {
            var instance = node.Self.Tier.Instances[shard];
            if (parts[shard] > 0 && instance != node.Self.Index)
            {
                _receivers.Add((instance, parts[shard]));
            }
        }

        _tables = _receivers.Count == 0 ? [] : [.. node.Catalogue.Tables.Where(table => table.Rows > 0).Select(table => (table, table.Pages))];
        Advance();
    }

    /// <summary>Reads the next piece, if the one before is dealt with.</summary>
    private void Advance()
    {
        if (_isBusy || _isDone)
        {
            return;
        }

        while (_table < _tables.Count && _page >= _tables[_table].Pages)
        {
            _table++;
            _page = 0;
        }

        if (_table == _tables.Count)
        {
            _isDone = true;
            _stream.OnCopied();
            TellProgress();
            return;
        }

        (_isBusy, _pieceOf) = (true, _number);
        _pages = (int)Math.Min(PagesPerPiece, _tables[_table].Pages - _page);
        var missing = node.MissingPages(_tables[_table].Stored, _page, _pages);
        _page += _pages;
        if (missing == 0)
        {
            LookThrough();
        }
        else
        {
            node.ReadForMove(missing);
        }
    }

    private void LookThrough()
    {
        var table = _tables.Count > 0 ? _tables[Math.Min(_table, _tables.Count - 1)].Stored : null;
        var costs = node.Options.ExecutionCosts;
        node.ComputeForMove(DatabaseTags.MoveRead, _pages * (costs.PageNanoseconds + ((table?.RowsPerPage ?? 0) * costs.TupleNanoseconds)));
    }

    private void GoOnWhenWritten()
    {
        if (_waiting.Count == 0)
        {
            Advance();
        }
    }

    /// <summary>Tells the router that hardly anything is left, or that nothing is.</summary>
    private void TellProgress()
    {
        if (!_hasEnded && _isDone && !_hasTold && _stream.IsCaughtUp(Rest))
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

    private void SendPiece(int shard)
    {
        var part = _receivers.First(receiver => receiver.Shard == shard).Part;
        var bytes = Math.Max(1, (long)(_pages * PageLayout.PageBytes * part));
        node.TellPeer(shard, ShardMessages.Piece, _piece, _number, bytes, bytes);
    }

    /// <summary>Inserting rows: for each the row, a record of the log, and an entry of each index.</summary>
    private long NanosecondsOf(long bytes)
    {
        var costs = node.Options.ExecutionCosts;
        var (rows, pages) = (node.Catalogue.Tables.Sum(table => table.Rows), node.Catalogue.Tables.Sum(table => table.Pages));
        var indexes = node.Catalogue.Tables.Sum(table => (double)table.Rows * table.Indexes.Count) / Math.Max(1, rows);
        var each = costs.TupleNanoseconds + costs.LogRecordNanoseconds + (indexes * (costs.IndexTupleNanoseconds + costs.LogRecordNanoseconds));
        return (long)((double)bytes / PageLayout.PageBytes * (costs.PageNanoseconds + ((double)rows / Math.Max(1, pages) * each)));
    }

    /// <summary>Bytes of a table with its indexes for each byte of the table.</summary>
    private double WithIndexes()
    {
        var pages = node.Catalogue.Tables.Sum(table => table.Pages);
        return 1 + ((double)node.Catalogue.Tables.Sum(table => table.Indexes.Sum(index => index.Pages)) / Math.Max(1, pages));
    }
}
