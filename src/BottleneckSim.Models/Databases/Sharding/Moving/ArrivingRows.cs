using BottleneckSim.Models.Databases.Storage;
using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Databases.Sharding.Moving;

/// <summary>Takes in the rows that other shards copy here, while this one goes on serving.</summary>
/// <remarks>
/// <code>
/// piece ─► insert its rows (processor) ─► write it with its share of the indexes (disk) ─► "written"
/// </code>
/// </remarks>
internal sealed class ArrivingRows(DatabaseNode node)
{
    private readonly PendingMessages _pieces = new();

    /// <summary>A piece has come.</summary>
    public void Take(in Message piece)
    {
        var slot = _pieces.Add(piece);
        node.ComputeForMove(DatabaseTags.OfArrival(slot), NanosecondsOf(piece.Value));
    }

    /// <summary>The rows of a piece are inserted.</summary>
    public void OnInserted(long tag) =>
        node.WriteArrival(tag, Math.Max(1, (long)(_pieces[DatabaseTags.ArrivalOf(tag)].Value * WithIndexes())));

    /// <summary>A piece is on the disk.</summary>
    public void OnWritten(long tag)
    {
        var piece = _pieces.Remove(DatabaseTags.ArrivalOf(tag));
        node.TellPeer(piece.Sender, ShardMessages.PieceWritten, piece.Ticket, piece.Salt);
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
