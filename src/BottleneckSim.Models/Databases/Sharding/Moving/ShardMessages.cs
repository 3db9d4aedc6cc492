namespace BottleneckSim.Models.Databases.Sharding.Moving;

/// <summary>
/// What router and shards tell each other when rows move, as the operation of a <see cref="Nodes.MessageKind.Replication"/> message. The salt of each is the
/// number of the move; the session is the bytes of its content.
/// </summary>
internal static class ShardMessages
{
    /// <summary>Router to shard: give away what belongs to others.</summary>
    public const int Begin = -20;

    /// <summary>Shard to shard: rows; the ticket is the number of the piece, the value its bytes.</summary>
    public const int Piece = -21;

    /// <summary>Shard to shard: the rows of the piece are durable.</summary>
    public const int PieceWritten = -22;

    /// <summary>Shard to router: nothing is left to give away.</summary>
    public const int Done = -23;

    /// <summary>Router to shard: requests go by the new layout from now on.</summary>
    public const int CutOver = -24;

    /// <summary>Whether an operation is one of them.</summary>
    public static bool IsOne(int operation) => operation is <= Begin and >= CutOver;
}
