using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Databases.Storage;

namespace BottleneckSim.Models.Databases.Replication.Copies;

/// <summary>Copies the leader's tables and indexes to a replica while both go on working (<c>pg_basebackup</c>).</summary>
/// <remarks>
/// <code>
/// leader: read a piece of 128 pages (those in the pool for nothing) ─► link ─► replica: write it ─► next piece … ─► end
/// </code>
/// One piece at a time. What is written meanwhile comes by the log, which the replica applies afterwards.
/// </remarks>
internal sealed class BaseCopy
{
    private const int PagesPerPiece = 128;

    private readonly DatabaseNode _node;
    private readonly int _replica;
    private readonly List<StoredRelation> _relations = [];
    private int _relation;
    private long _page;
    private int _pieceBytes;

    public BaseCopy(DatabaseNode node, int replica, ulong number, ReplicaOptions options)
    {
        (_node, _replica, Number) = (node, replica, number);
        var rows = node.RowsInLog(); // What is in flight is counted there or comes by the log, not both.
        foreach (var table in node.Catalogue.Tables.Where(table => options.Replicates(table.Options.Name)))
        {
            _relations.Add(table);
            _relations.AddRange(table.Indexes.Where(index => index.IsReady));
            _node.TellPeer(replica, ReplicationMessages.CopyTable, (long)StableHash.OfName(table.Options.Name), number, rows[table]);
        }
    }

    /// <summary>The copy's number, given by the replica.</summary>
    public ulong Number { get; }

    /// <summary>Reads the first piece.</summary>
    public void Begin() => Advance();

    /// <summary>The replica has written a piece: reads the next one.</summary>
    public void Advance()
    {
        while (_relation < _relations.Count && _page >= _relations[_relation].Pages)
        {
            _relation++;
            _page = 0;
        }

        if (_relation == _relations.Count)
        {
            _node.Shipping.OnCopied(_replica);
            return;
        }

        var pages = (int)Math.Min(PagesPerPiece, _relations[_relation].Pages - _page);
        _pieceBytes = pages * PageLayout.PageBytes;
        var missing = _node.MissingPages(_relations[_relation], _page, pages);
        _page += pages;
        if (missing == 0)
        {
            OnRead();
        }
        else
        {
            _node.ReadForCopy(_replica, missing);
        }
    }

    /// <summary>The piece is read: sends it.</summary>
    public void OnRead() => _node.TellPeer(_replica, ReplicationMessages.CopyPiece, _page, Number, _pieceBytes, _pieceBytes);
}
