namespace BottleneckSim.Models.Databases.Sharding.Moving;

/// <summary>
/// What router and shards tell each other when rows move, as the operation of a <see cref="Nodes.MessageKind.Replication"/> message. The salt of each is the
/// number of the move, but for records and rows, whose ticket holds it; the session is the bytes of its content. An operation of 0 or more is a record of the
/// change stream: the statement that wrote it; its value is how many rows are concerned.
/// </summary>
internal static class ShardMessages
{
    /// <summary>Router to shard: give away what belongs to others.</summary>
    public const int Begin = -20;

    /// <summary>Shard to shard: rows; the ticket is the number of the piece, the value its bytes.</summary>
    public const int Piece = -21;

    /// <summary>Shard to shard: the rows of the piece are durable.</summary>
    public const int PieceWritten = -22;

    /// <summary>Shard to router: everything is given away, and what has been written meanwhile is nearly applied.</summary>
    public const int Done = -23;

    /// <summary>Router to shard: requests go by the new layout from now on.</summary>
    public const int CutOver = -24;

    /// <summary>Router to shard: nothing is written any more; the ticket is the number of the hold.</summary>
    public const int Finish = -25;

    /// <summary>Shard to router: everything that was written is applied; the ticket is the number of the hold.</summary>
    public const int Finished = -26;

    /// <summary>Router to shard: it took too long, and writes go on.</summary>
    public const int GoOn = -27;

    /// <summary>Shard to shard: so many records are applied as the ticket says.</summary>
    public const int Applied = -28;

    /// <summary>Shard to shard: rows that it gains of a table (the salt is a hash of its name); the value is how many.</summary>
    public const int Rows = -29;

    /// <summary>Shard to router: more has been written than is kept, and the move has to begin anew.</summary>
    public const int Outgrown = -30;

    /// <summary>Router to shard: it has no rows yet, so that no loader adds any.</summary>
    public const int Await = -31;

    private const int SequenceBits = 40;

    /// <summary>The ticket of a record.</summary>
    /// <param name="number">The number of the move.</param>
    /// <param name="sequence">The record's number, from 1.</param>
    public static long TicketOf(ulong number, long sequence) => ((long)number << SequenceBits) | sequence;

    /// <summary>The number of the move that a record belongs to.</summary>
    public static ulong NumberOf(long ticket) => (ulong)(ticket >> SequenceBits);
}
