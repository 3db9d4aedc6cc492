namespace BottleneckSim.Models.Databases.Replication;

/// <summary>
/// What the nodes of a replicated database tell each other, as the operation of a <see cref="Nodes.MessageKind.Replication"/> message. An operation of 0 or more
/// is a record of the log: the statement that wrote it; its ticket is the record's number, its value the instant of the commit.
/// The session of every message is the bytes of its content.
/// </summary>
internal static class ReplicationMessages
{
    /// <summary>Replica to leader: its own log holds everything up to the ticket.</summary>
    public const int Acknowledge = -1;

    /// <summary>Replica to balancer: it has applied everything up to the ticket; the value says whether it may be read; the salt counts the reports.</summary>
    public const int Report = -2;

    /// <summary>Replica to leader: it needs a base copy; the salt is the copy's number.</summary>
    public const int AskForCopy = -3;

    /// <summary>Leader to replica: the copy holds everything up to the ticket; the salt is the copy's number.</summary>
    public const int BeginCopy = -4;

    /// <summary>Leader to replica: a table (the ticket is a hash of its name) has as many rows as the value says; the salt is the copy's number.</summary>
    public const int CopyTable = -5;

    /// <summary>Leader to replica: a piece of the copy; the value is its bytes, the salt the copy's number.</summary>
    public const int CopyPiece = -6;

    /// <summary>Replica to leader: the piece is on its disk; the salt is the copy's number.</summary>
    public const int PieceWritten = -7;

    /// <summary>Leader to replica: that was all; what is applied up to the ticket makes it one state.</summary>
    public const int EndCopy = -8;

    /// <summary>Leader to replica: what the replica lacks is no longer kept, and it must copy the database anew.</summary>
    public const int StartAgain = -9;

    /// <summary>Replica to leader: it has the log up to the ticket, on its disk up to the value, and asks for what follows.</summary>
    public const int AskForLog = -10;

    /// <summary>Leader to replica: what it lacks follows; it has caught up when it has applied everything up to the ticket.</summary>
    public const int LogFollows = -11;

    /// <summary>Leader to replica: it is back, with its log.</summary>
    public const int GoOn = -12;
}
