namespace BottleneckSim.Models.Databases.Recovery;

/// <summary>What the storage device of a database that is gone holds, as the operation of a <see cref="Nodes.MessageKind.Volume"/> message to its successor.</summary>
internal static class VolumeMessages
{
    /// <summary>A table: the ticket is a hash of its name, the value its rows and the salt those that its statistics count, both beyond those of its options; the session is its pages.</summary>
    public const int Table = 0;

    /// <summary>That is all: the ticket counts the messages before, the value is the bytes and the salt the records of the log since the last checkpoint.</summary>
    public const int End = 1;
}
