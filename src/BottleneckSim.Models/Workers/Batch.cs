using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Queues;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Workers;

/// <summary>Messages that answered one receive together, and how far a thread is with them. Pooled.</summary>
internal sealed class Batch
{
    private readonly List<Message> _messages = [];
    private readonly List<bool> _areDone = [];

    /// <summary>The next message to work on; −1 while the batch's own overhead is to be done.</summary>
    public int Position { get; set; }

    /// <summary>Whether a program is being run for it.</summary>
    public bool IsWorking { get; set; }

    /// <summary>Whether its loop is at work further up the stack.</summary>
    public bool IsAdvancing { get; set; }

    /// <summary>Whether it was acknowledged before its work.</summary>
    public bool IsAcknowledged { get; set; }

    public int Count => _messages.Count;

    public Message Current => _messages[Math.Max(0, Position)];

    public bool IsAtEnd => Position >= _messages.Count;

    public long FirstReceipt => new Delivery(_messages[0]).Receipt;

    public void Begin(bool hasOverhead)
    {
        _messages.Clear();
        _areDone.Clear();
        Position = hasOverhead ? -1 : 0;
        IsWorking = false;
    }

    /// <summary>One of its messages is there; they may overtake each other on the way.</summary>
    /// <returns>Whether it was the last.</returns>
    public bool Add(in Message message)
    {
        var delivery = new Delivery(message);
        var place = _messages.Count;
        while (place > 0 && new Delivery(_messages[place - 1]).Receipt > delivery.Receipt)
        {
            place--;
        }

        _messages.Insert(place, message);
        return _messages.Count == delivery.Count;
    }

    /// <summary>A program has ended. If it was the overhead's and failed, so has all.</summary>
    public void Note(RequestOutcome outcome)
    {
        IsWorking = false;
        if (Position < 0 && outcome != RequestOutcome.Succeeded)
        {
            _areDone.AddRange(Enumerable.Repeat(false, Count));
            Position = Count;
            return;
        }

        if (Position >= 0)
        {
            _areDone.Add(outcome == RequestOutcome.Succeeded);
        }

        Position++;
    }

    /// <summary>Neighbouring messages that ended alike: where they begin, how many, and how.</summary>
    public (int Length, bool IsDone) RunAt(int start)
    {
        var length = 1;
        while (start + length < Count && _areDone[start + length] == _areDone[start])
        {
            length++;
        }

        return (length, _areDone[start]);
    }
}
