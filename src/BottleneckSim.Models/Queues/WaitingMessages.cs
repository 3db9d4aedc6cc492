using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Resources;
using BottleneckSim.Models.Resources.Slots;

namespace BottleneckSim.Models.Queues;

/// <summary>The messages that may be taken, the oldest first: new ones in the order they came, and among them those that came back, at their old place.</summary>
internal sealed class WaitingMessages(ResourceAccount account)
{
    private readonly RingBuffer<NewPlace> _new = new();
    private readonly PriorityQueue<ReturnedPlace, Instant> _returned = new();

    /// <summary>Those whose time-out has run out, by the receipts of their last deliveries, which still count.</summary>
    private readonly Dictionary<long, ReturnedPlace> _late = [];

    private int _taken;

    public int Count => _new.Count + _returned.Count - _taken;

    public StoredMessage First => IsReturnedFirst ? _returned.Peek().Message : _new.First.Message;

    private bool IsReturnedFirst => _returned.Count > 0 && (_new.Count == 0 || _returned.Peek().Message.Enqueued <= _new.First.Message.Enqueued);

    public void Add(in StoredMessage message) => _new.Enqueue(new NewPlace(message, Arrive()));

    /// <summary>A message comes back.</summary>
    /// <param name="message">The message.</param>
    /// <param name="now">The instant.</param>
    /// <param name="receipt">The receipt that still counts; −1 for none.</param>
    public void AddReturned(in StoredMessage message, Instant now, long receipt = -1)
    {
        var place = new ReturnedPlace(message, Arrive(), now, receipt);
        _returned.Enqueue(place, message.Enqueued);
        if (receipt >= 0)
        {
            _late.Add(receipt, place);
        }
    }

    /// <summary>The work of a message is done while it waits to be delivered again.</summary>
    /// <returns>Whether it does.</returns>
    public bool TryTake(long receipt)
    {
        if (!_late.Remove(receipt, out var place))
        {
            return false;
        }

        account.Advance();
        account.Waiting--;
        account.Depart(place.Job, place.Since, 0);
        _taken++;
        DropTaken();
        return true;
    }

    public StoredMessage Take()
    {
        account.Advance();
        account.Waiting--;
        if (IsReturnedFirst)
        {
            var place = _returned.Dequeue();
            _late.Remove(place.Receipt);
            DropTaken();
            account.Depart(place.Job, place.Since, 0);
            return place.Message;
        }

        var (message, job) = _new.Dequeue();
        account.Depart(job, message.Enqueued, 0);
        return message;
    }

    /// <summary>The first of those that came back is always one that still waits.</summary>
    private void DropTaken()
    {
        while (_taken > 0 && _returned.Peek() is { Receipt: >= 0 } first && !_late.ContainsKey(first.Receipt))
        {
            _returned.Dequeue();
            _taken--;
        }
    }

    private long Arrive()
    {
        account.Advance();
        account.Waiting++;
        return account.Arrive();
    }

    /// <summary>A message that has waited ever since it was sent.</summary>
    private readonly record struct NewPlace(StoredMessage Message, long Job);

    private readonly record struct ReturnedPlace(StoredMessage Message, long Job, Instant Since, long Receipt);
}
