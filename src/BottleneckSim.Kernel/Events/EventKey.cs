using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Kernel.Events;

/// <summary>The place of an event in its destination's order: by time, then phase, then sender, then the sender's sequence.</summary>
/// <remarks>
/// <code>
///   ┌────────────┬─────────────────────────┬─────────────────────────┐
///   │ time : 64  │ phase : 16 │ sender: 48 │ sender : 16 │ sequence: 48 │   24 bytes, compared from left to right
///   └────────────┴─────────────────────────┴─────────────────────────┘
/// </code>
/// A sender numbers all its events, whatever their destination, so no two events of a run share a key and the order is
/// total: it depends on no engine, thread or position of a node.
/// </remarks>
public readonly record struct EventKey : IComparable<EventKey>
{
    /// <summary>The phase of a change to the system: before everything else at its instant.</summary>
    public const int ChangePhase = 0;

    /// <summary>The phase in which a message arrives.</summary>
    public const int MessagePhase = 1;

    /// <summary>The last phase; a node that needs another one at the same instant is in a livelock.</summary>
    public const int MaximumPhase = ushort.MaxValue;

    /// <summary>The largest sequence number of a sender: 2⁴⁸ − 1.</summary>
    public const long MaximumSequence = (1L << SequenceBits) - 1;

    private const int SequenceBits = 48;
    private const int LowSenderBits = 16;
    private const int HighSenderBits = 48;

    /// <summary>The key of an event.</summary>
    /// <param name="time">When it happens: not before the run begins, and before <see cref="Instant.MaxValue"/>.</param>
    /// <param name="phase">0 to <see cref="MaximumPhase"/>.</param>
    /// <param name="sender">Who sends it.</param>
    /// <param name="sequence">The sender's count of events so far, 0 to <see cref="MaximumSequence"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A part is outside its range.</exception>
    public EventKey(Instant time, int phase, NodeId sender, long sequence)
    {
        if ((ulong)time.Nanoseconds >= long.MaxValue || (uint)phase > MaximumPhase || (ulong)sequence > MaximumSequence)
        {
            ThrowOutOfRange(time, phase, sequence);
        }

        Time = time;
        Upper = ((ulong)phase << HighSenderBits) | (sender.Value >> LowSenderBits);
        Lower = (sender.Value << SequenceBits) | (ulong)sequence;
    }

    internal EventKey(long timeNanoseconds, ulong upper, ulong lower)
    {
        Time = Instant.FromNanoseconds(timeNanoseconds);
        Upper = upper;
        Lower = lower;
    }

    /// <summary>When the event happens.</summary>
    public Instant Time { get; }

    /// <summary>Its phase within the instant.</summary>
    public int Phase => (int)(Upper >> HighSenderBits);

    /// <summary>Who sends it.</summary>
    public NodeId Sender => NodeId.FromValue((Upper << LowSenderBits) | (Lower >> SequenceBits));

    /// <summary>The sender's count of events before this one.</summary>
    public long Sequence => (long)(Lower & MaximumSequence);

    internal ulong Upper { get; }

    internal ulong Lower { get; }

    /// <summary>The key of a change to the system.</summary>
    public static EventKey ForChange(Instant time, NodeId sender, long sequence) => new(time, ChangePhase, sender, sequence);

    /// <summary>The key of an ordinary message: it has crossed a link, so it arrives later than it was sent.</summary>
    public static EventKey ForMessage(Instant time, NodeId sender, long sequence) => new(time, MessagePhase, sender, sequence);

    /// <summary>
    /// The key of an event that a node sends itself while it handles <paramref name="current"/>: the next phase when it
    /// happens at once, and the phase of a message when it happens later.
    /// </summary>
    /// <param name="current">The event the node is handling.</param>
    /// <param name="time">When the new event happens: not before the current one.</param>
    /// <param name="node">The node.</param>
    /// <param name="sequence">The node's count of events so far.</param>
    /// <param name="nodeName">The node's name, for the error's text.</param>
    /// <exception cref="LivelockException">The node has used up the phases of this instant.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is before the current event.</exception>
    public static EventKey ForSelf(in EventKey current, Instant time, NodeId node, long sequence, string nodeName)
    {
        if (time > current.Time)
        {
            return new(time, MessagePhase, node, sequence);
        }

        if (time < current.Time)
        {
            ThrowPast(current, time, nodeName);
        }

        return current.Phase < MaximumPhase
            ? new(time, current.Phase + 1, node, sequence)
            : throw new LivelockException(nodeName, time);
    }

    /// <summary>Whether the left comes first.</summary>
    public static bool operator <(in EventKey left, in EventKey right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left comes last.</summary>
    public static bool operator >(in EventKey left, in EventKey right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left does not come last.</summary>
    public static bool operator <=(in EventKey left, in EventKey right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left does not come first.</summary>
    public static bool operator >=(in EventKey left, in EventKey right) => left.CompareTo(right) >= 0;

    /// <inheritdoc />
    public int CompareTo(EventKey other)
    {
        if (Time != other.Time)
        {
            return Time < other.Time ? -1 : 1;
        }

        if (Upper != other.Upper)
        {
            return Upper < other.Upper ? -1 : 1;
        }

        return Lower.CompareTo(other.Lower);
    }

    /// <summary>The four parts, for a person: <c>250us phase 1 from 5f0c… #17</c>.</summary>
    public override string ToString() => $"{Time} phase {Phase} from {Sender} #{Sequence}";

    private static void ThrowPast(in EventKey current, Instant time, string nodeName) => throw new ArgumentOutOfRangeException(
        nameof(time), time, $"Node '{nodeName}' sends itself an event at {time} while it handles {current}: time never goes back. The run cannot go on.");

    private static void ThrowOutOfRange(Instant time, int phase, long sequence) => throw new ArgumentOutOfRangeException(
        nameof(time),
        $"No event can be at {time}, phase {phase}, sequence {sequence}: allowed are times from 0 to before {Instant.MaxValue}, "
        + $"phases 0 to {MaximumPhase} and sequences 0 to {MaximumSequence}. The run cannot go on.");
}
