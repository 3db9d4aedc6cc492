using BottleneckSim.Models.Databases.Storage;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Databases.Sharding.Moving;

/// <summary>Reads the rows of a shard as they are when a move begins, and sends each of the shards that they will belong to its part of them.</summary>
/// <remarks>
/// <code>
/// begin ─► read 128 pages (those in the pool for nothing) ─► look through them ─┬─ link ─► see ArrivingRows ─────┐
///                                        ▲                                       └─ link ─► another shard …      │
///                                        └──────────── all have written: the next 128 pages ◄───────────────────┘
/// </code>
/// Rows of one shard lie on all of its pages, so all are read, whatever part of them moves.
/// </remarks>
internal sealed class RowCopy(DatabaseNode node)
{
    private const int PagesPerPiece = 128;

    private readonly SortedDictionary<int, long> _waiting = [];
    private IReadOnlyList<(int Shard, double Part)> _receivers = [];
    private IReadOnlyList<(StoredTable Stored, long Pages)> _tables = [];
    private ulong _number;
    private ulong _pieceOf;
    private long _piece;
    private int _table;
    private long _page;
    private int _pages;
    private bool _isBusy;
    private bool _wasCut;

    /// <summary>Whether there is nothing to copy, or no more.</summary>
    public bool IsOver { get; private set; } = true;

    /// <summary>Begins anew, for a move of this number.</summary>
    public void Begin(ulong number, IReadOnlyList<(int Shard, double Part)> receivers)
    {
        (_number, _receivers, IsOver, _table, _page) = (number, receivers, false, 0, 0);
        _waiting.Clear();
        _tables = receivers.Count == 0 ? [] : [.. node.Catalogue.Tables.Where(table => table.Rows > 0).Select(table => (table, table.Pages))];
        Advance();
    }

    /// <summary>Gives up what is left.</summary>
    public void End()
    {
        IsOver = true;
        _waiting.Clear();
    }

    /// <summary>A shard has written its part of a piece.</summary>
    public void OnWritten(int shard, ulong number, long piece)
    {
        if (number != _number || !_waiting.TryGetValue(shard, out var awaited) || awaited != piece)
        {
            return;
        }

        _waiting.Remove(shard);
        GoOnWhenWritten();
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
                Send(shard); // An acknowledgement may be lost.
            }
        }

        _wasCut = !node.IsNetworkWhole;
        GoOnWhenWritten();
    }

    /// <summary>The pages of a piece are in memory.</summary>
    public void OnRead() => LookThrough();

    /// <summary>The pages of a piece are looked through.</summary>
    public void OnLookedThrough()
    {
        _isBusy = false;
        if (_pieceOf != _number || IsOver)
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
                Send(shard);
            }
        }

        GoOnWhenWritten();
    }

    private void GoOnWhenWritten()
    {
        if (_waiting.Count == 0)
        {
            Advance();
        }
    }

    /// <summary>Reads the next piece, if the one before is dealt with.</summary>
    private void Advance()
    {
        if (_isBusy || IsOver)
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
            IsOver = true;
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

    private void Send(int shard)
    {
        var part = _receivers.First(receiver => receiver.Shard == shard).Part;
        var bytes = Math.Max(1, (long)(_pages * PageLayout.PageBytes * part));
        node.TellPeer(shard, ShardMessages.Piece, _piece, _number, bytes, bytes);
    }
}
