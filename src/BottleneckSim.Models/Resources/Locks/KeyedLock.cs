using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Resources.Slots;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Resources.Locks;

/// <summary>Locks by key, each with a first-in first-out queue. A lock without keys has one, 0.</summary>
/// <remarks>
/// <code>
/// key 7: holder ◄── waiter ◄── waiter
/// key 9: holder
/// </code>
/// To the books each key is a server.
/// </remarks>
internal sealed class KeyedLock
{
    /// <summary>More keys than this are never held at once.</summary>
    public const long MostHeld = 100_000;

    private const int None = -1;

    private readonly Node _node;
    private readonly ISlotClient _client;
    private readonly ObservationSink _sink;
    private readonly int _resource;
    private readonly bool _tellsUses;
    private readonly int _capacity;
    private readonly ResourceAccount _account;
    private readonly Dictionary<long, Line> _held = [];
    private readonly List<Waiter> _waiters = [];
    private readonly Stack<int> _free = new();
    private readonly RingBuffer<long> _given = new();
    private bool _isServing;

    public KeyedLock(Node node, ISlotClient client, int resource, long keys)
    {
        _node = node;
        _client = client;
        _sink = node.Sink;
        _resource = resource;
        _tellsUses = node.Sink.Wants(ObservationInterests.Calls);
        _capacity = (int)Math.Min(keys, MostHeld);
        _account = new ResourceAccount(node, node.Sink, resource);
    }

    /// <summary>The node serves: from now on the lock can be had.</summary>
    public void Open()
    {
        _account.Advance();
        _account.Capacity = _capacity;
    }

    /// <summary>Asks for the lock of a key.</summary>
    /// <returns>Whether it is had at once; if not, the client is told when it is.</returns>
    public bool Request(long ticket, long key, out SlotHold hold)
    {
        _account.Advance();
        if (!_held.TryGetValue(key, out var line))
        {
            if (_account.InUse == _account.Capacity)
            {
                throw new InvalidOperationException($"Node '{_node.Self.Name}' holds {MostHeld} locks of one name at once; more cannot be. The run cannot go on.");
            }

            hold = new SlotHold(_account.Arrive(), _node.Now, _node.Now);
            _held[key] = new Line(None, None);
            _account.InUse++;
            TellWait(Duration.Zero, true);
            return true;
        }

        hold = default;
        if (!_free.TryPop(out var index))
        {
            index = _waiters.Count;
            _waiters.Add(default);
        }

        _waiters[index] = new Waiter(ticket, _account.Arrive(), _node.Now, None);
        _account.Waiting++;
        if (line.Last == None)
        {
            _held[key] = new Line(index, index);
        }
        else
        {
            _waiters[line.Last] = _waiters[line.Last] with { Next = index };
            _held[key] = line with { Last = index };
        }

        return false;
    }

    /// <summary>Gives the lock of a key back; the next waiter gets it.</summary>
    public void Release(long key, SlotHold hold)
    {
        _account.Advance();
        _account.InUse--;
        _account.Depart(hold.Job, hold.Arrived, (_node.Now - hold.Granted).Nanoseconds);
        if (_tellsUses)
        {
            _sink.Observe(new UseFinished(_node.Now, _node.Self.Index, _resource, _node.Now - hold.Granted));
        }

        _given.Enqueue(key);
        Serve();
    }

    /// <summary>A waiter gives up.</summary>
    public void GiveUp(long ticket, long key)
    {
        _account.Advance();
        if (!_held.TryGetValue(key, out var line))
        {
            return;
        }

        var before = None;
        for (var index = line.First; index != None; before = index, index = _waiters[index].Next)
        {
            var waiter = _waiters[index];
            if (waiter.Ticket != ticket)
            {
                continue;
            }

            if (before != None)
            {
                _waiters[before] = _waiters[before] with { Next = waiter.Next };
            }

            _held[key] = new Line(before == None ? waiter.Next : line.First, line.Last == index ? before : line.Last);
            _free.Push(index);
            _account.Waiting--;
            _account.Errors++;
            _account.Depart(waiter.Job, waiter.Since, 0);
            TellWait(_node.Now - waiter.Since, false);
            return;
        }
    }

    public void Sample(Instant now) => _sink.Observe(_account.SampleAt(now));

    /// <summary>Hands on what was given back, in a loop: whoever gets a lock may give it back at once.</summary>
    private void Serve()
    {
        if (_isServing)
        {
            return;
        }

        _isServing = true;
        while (_given.Count > 0)
        {
            var key = _given.Dequeue();
            var line = _held[key];
            if (line.First == None)
            {
                _held.Remove(key);
                continue;
            }

            var waiter = _waiters[line.First];
            _free.Push(line.First);
            _held[key] = new Line(waiter.Next, waiter.Next == None ? None : line.Last);
            _account.Waiting--;
            _account.InUse++;
            TellWait(_node.Now - waiter.Since, true);
            _client.OnSlotGranted(_resource, waiter.Ticket, new SlotHold(waiter.Job, waiter.Since, _node.Now));
        }

        _isServing = false;
    }

    private void TellWait(Duration waited, bool wasGranted)
    {
        if (_tellsUses)
        {
            _sink.Observe(new WaitFinished(_node.Now, _node.Self.Index, _resource, waited, wasGranted));
        }
    }

    /// <summary>Who waits for a held key.</summary>
    private readonly record struct Line(int First, int Last);

    private readonly record struct Waiter(long Ticket, long Job, Instant Since, int Next);
}
