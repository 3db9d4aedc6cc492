using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Databases.Replication;

/// <summary>What a node of a replicated database cannot send while the link is cut, by destination.</summary>
/// <remarks>
/// <code>
/// message ─► link whole: sent        cut: kept in order ─┬─ healed ─► all sent, the oldest first
///                                                        └─ more than the log's retention ─► forgotten; healed ─► "start again"
/// </code>
/// A stream over a connection that is set up anew: the sender goes on from what has arrived (<c>max_slot_wal_keep_size</c> bounds what it keeps).
/// Of acknowledgements and reports only the latest matters.
/// </remarks>
internal sealed class ReplicationStreams
{
    private const int MostMessages = 1 << 22;

    private readonly SortedDictionary<int, HeldStream> _streams = [];

    /// <summary>To whom something waits.</summary>
    public IReadOnlyList<int> Destinations => _streams.Count == 0 ? [] : [.. _streams.Keys];

    /// <summary>Keeps a message.</summary>
    /// <param name="message">The message; its session is its bytes.</param>
    /// <param name="mostBytes">More than that are not kept for a destination.</param>
    public void Hold(in Message message, long mostBytes)
    {
        if (!_streams.TryGetValue(message.Destination, out var stream))
        {
            _streams.Add(message.Destination, stream = new HeldStream());
        }

        stream.Add(message, mostBytes, MostMessages);
    }

    /// <summary>Takes away what waits for a destination.</summary>
    public HeldStream? Forget(int destination)
    {
        _streams.Remove(destination, out var stream);
        return stream;
    }

    /// <summary>What waits for one destination.</summary>
    internal sealed class HeldStream
    {
        private readonly List<Message> _messages = [];
        private long _bytes;

        /// <summary>In the order in which they were sent.</summary>
        public IReadOnlyList<Message> Messages => _messages;

        /// <summary>Whether it was too much to keep.</summary>
        public bool IsBroken { get; private set; }

        public void Add(in Message message, long mostBytes, int mostMessages)
        {
            if (IsBroken)
            {
                return;
            }

            if (_messages.Count > 0
                && message.Operation is ReplicationMessages.Acknowledge or ReplicationMessages.Report
                && _messages[^1].Operation == message.Operation)
            {
                _messages[^1] = message;
                return;
            }

            _messages.Add(message);
            _bytes += message.Session;
            if (_bytes > mostBytes || _messages.Count > mostMessages)
            {
                (IsBroken, _bytes) = (true, 0);
                _messages.Clear();
                _messages.TrimExcess();
            }
        }
    }
}
