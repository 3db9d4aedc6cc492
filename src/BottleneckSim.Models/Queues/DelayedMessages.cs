using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Resources.Timeouts;

namespace BottleneckSim.Models.Queues;

/// <summary>The messages that may not be taken yet.</summary>
internal sealed class DelayedMessages : ITimeoutClient
{
    private readonly Dictionary<long, StoredMessage> _messages = [];
    private readonly ConstantTimeouts _timeouts;
    private readonly Action<StoredMessage> _ripe;
    private long _added;

    /// <summary>None yet.</summary>
    /// <param name="node">The broker.</param>
    /// <param name="timer">The timer that is theirs.</param>
    /// <param name="ripe">Takes those whose delay is over.</param>
    public DelayedMessages(Node node, int timer, Action<StoredMessage> ripe)
    {
        _timeouts = new ConstantTimeouts(node, this, timer);
        _ripe = ripe;
    }

    public int Count => _messages.Count;

    public void Add(in StoredMessage message, Duration delay)
    {
        _messages.Add(_added, message);
        _timeouts.Set(delay, _added++);
    }

    public void Clear() => _messages.Clear();

    public void OnTimer(long ticket) => _timeouts.OnTimer(ticket);

    bool ITimeoutClient.IsPending(long ticket) => _messages.ContainsKey(ticket);

    void ITimeoutClient.OnTimeout(long ticket)
    {
        _messages.Remove(ticket, out var message);
        _ripe(message);
    }
}
