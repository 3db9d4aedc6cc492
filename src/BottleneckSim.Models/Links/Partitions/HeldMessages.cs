using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Links.Partitions;

/// <summary>What a node has sent into a cut and sends again and again. Bounded, as a sender's buffers are.</summary>
internal sealed class HeldMessages
{
    /// <summary>More than that fail at once.</summary>
    public const int Most = 100_000;

    /// <summary>After so many times a connection counts as broken (Linux's tcp_retries2).</summary>
    public const int MostTries = 15;

    private readonly List<Held> _messages = [];
    private readonly Stack<int> _free = new();

    public bool IsFull => _messages.Count - _free.Count >= Most;

    /// <summary>Keeps a message.</summary>
    /// <returns>Its place.</returns>
    public int Add(in Message message, Duration timeout)
    {
        if (_free.TryPop(out var place))
        {
            _messages[place] = new Held(message, timeout, 0);
            return place;
        }

        _messages.Add(new Held(message, timeout, 0));
        return _messages.Count - 1;
    }

    public Message this[int place] => _messages[place].Message;

    /// <summary>A message was lost once more.</summary>
    /// <param name="place">Its place.</param>
    /// <param name="wait">How long until the next time.</param>
    /// <returns>Whether its connection counts as broken from now on.</returns>
    public bool TryAgain(int place, out Duration wait)
    {
        var held = _messages[place];
        wait = LinkShaper.NextTimeout(held.Timeout);
        _messages[place] = held with { Timeout = wait, Tries = held.Tries + 1 };
        return held.Tries + 1 == MostTries;
    }

    /// <summary>Something else is sent in a message's stead.</summary>
    public void Replace(int place, in Message message) => _messages[place] = _messages[place] with { Message = message };

    public void Remove(int place)
    {
        _messages[place] = default;
        _free.Push(place);
    }

    private readonly record struct Held(Message Message, Duration Timeout, int Tries);
}
