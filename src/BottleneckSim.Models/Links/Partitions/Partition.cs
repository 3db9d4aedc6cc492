namespace BottleneckSim.Models.Links.Partitions;

/// <summary>A cut in the network: what one end sends never reaches the other.</summary>
/// <remarks>
/// <code>
/// sender ──► cut ─✗          sent again after a time-out, doubled every time, until the cut is healed or the connection counts as broken
/// </code>
/// A message in flight when the cut comes is beyond it and arrives. Each message has a connection of its own: later ones do not wait behind it; only the log of a database travels as a stream (see ReplicationStreams).
/// Sources: RFC 6298 (time-out and back-off), Linux's tcp_retries2.
/// </remarks>
/// <param name="From">Whose messages are lost.</param>
/// <param name="To">Whom they do not reach.</param>
/// <param name="IsOneWay">Whether messages the other way pass.</param>
public readonly record struct Partition(PartitionEnd From, PartitionEnd To, bool IsOneWay = false) : IComparable<Partition>
{
    /// <inheritdoc />
    public int CompareTo(Partition other) => string.CompareOrdinal(ToString(), other.ToString());

    /// <inheritdoc />
    public override string ToString() => IsOneWay ? $"{From} to {To}, one way" : $"{From} to {To}";
}
