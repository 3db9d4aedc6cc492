using BottleneckSim.Models.Resources.Slots;

namespace BottleneckSim.Models.Queues;

/// <summary>Messages that were given up, until somebody looks at them: at most as many as may wait; then the oldest goes.</summary>
internal sealed class DeadLetters
{
    private readonly RingBuffer<StoredMessage> _letters = new();

    public int Count => _letters.Count;

    /// <summary>Keeps one more.</summary>
    /// <returns>How many had to go for it.</returns>
    public int Add(in StoredMessage message, int most)
    {
        var gone = 0;
        for (; _letters.Count >= most; gone++)
        {
            _letters.Dequeue();
        }

        _letters.Enqueue(message);
        return gone;
    }

    public StoredMessage Take() => _letters.Dequeue();
}
