namespace BottleneckSim.Models.Databases.Recovery;

/// <summary>
/// What the storage device of a database that is gone holds, as the operation of a <see cref="Nodes.MessageKind.Volume"/> message to its successor. An operation of 0 or more
/// is a record of the log that leader and replicas count by: the statement that wrote it; the ticket is its number, the value the instant of its commit, the session its bytes.
/// </summary>
internal static class VolumeMessages
{
    /// <summary>A table: the ticket is a hash of its name, the value its rows and the salt those that its statistics count, both beyond those of its options; the session is its pages.</summary>
    public const int Table = -1;

    /// <summary>The log: the value is the bytes and the salt the records since the last checkpoint; the ticket is the last record that leader and replicas count by.</summary>
    public const int Log = -2;

    /// <summary>That is all: the ticket counts the messages before, the salt says for which tables replicas are sent the log.</summary>
    public const int End = -3;

    /// <summary>An index that was not built yet: the ticket is a hash of its name, the salt one of its table's, the value the number of the change that asked for it.</summary>
    public const int Build = -4;
}
