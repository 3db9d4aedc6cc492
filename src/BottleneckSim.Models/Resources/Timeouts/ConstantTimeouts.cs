using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Resources.Slots;

namespace BottleneckSim.Models.Resources.Timeouts;

/// <summary>All of a node's time-outs: those of one length share one first-in first-out list and one armed timer.</summary>
/// <remarks>
/// <code>
/// 5 s:  ticket ─ ticket ─ ticket ─►   one timer, at the head's deadline
/// 30 s: ticket ─ ticket ─►            one timer
/// </code>
/// Deadlines of equal length come in order, so no other structure is needed; ended waits are dropped as they reach the head.
/// </remarks>
public sealed class ConstantTimeouts(Node node, ITimeoutClient client, int timer)
{
    private readonly List<Line> _lines = [];

    /// <summary>Sets a time-out from now.</summary>
    public void Set(Duration length, long ticket)
    {
        var index = FindLine(length);
        var line = _lines[index];
        while (line.Queue.Count > 0 && !client.IsPending(line.Queue.First.Ticket))
        {
            line.Queue.Dequeue();
        }

        line.Queue.Enqueue(new Entry(ticket, node.Now + length));
        if (!line.IsArmed)
        {
            Arm(index);
        }
    }

    /// <summary>Handles the timer of one of the lists.</summary>
    /// <param name="index">The list, as given in the timer's ticket.</param>
    public void OnTimer(long index)
    {
        var line = _lines[(int)index];
        line.IsArmed = false;
        while (line.Queue.Count > 0 && (line.Queue.First.Deadline <= node.Now || !client.IsPending(line.Queue.First.Ticket)))
        {
            var entry = line.Queue.Dequeue();
            if (client.IsPending(entry.Ticket))
            {
                client.OnTimeout(entry.Ticket);
            }
        }

        if (line.Queue.Count > 0 && !line.IsArmed)
        {
            Arm((int)index);
        }
    }

    private void Arm(int index)
    {
        _lines[index].IsArmed = true;
        node.SetTimer(_lines[index].Queue.First.Deadline, timer, index);
    }

    private int FindLine(Duration length)
    {
        for (var index = 0; index < _lines.Count; index++)
        {
            if (_lines[index].Length == length)
            {
                return index;
            }
        }

        _lines.Add(new Line(length));
        return _lines.Count - 1;
    }

    private readonly record struct Entry(long Ticket, Instant Deadline);

    private sealed class Line(Duration length)
    {
        public Duration Length { get; } = length;

        public RingBuffer<Entry> Queue { get; } = new();

        public bool IsArmed { get; set; }
    }
}
