using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Resources.Slots;

/// <summary>Equal slots with a bounded first-in first-out queue: worker threads, pooled connections, a server's connection limit.</summary>
/// <remarks>
/// <code>
/// Request ──► [queue, bounded] ──► slots (capacity) ──► Release
///    │refused        │gave up
/// </code>
/// A smaller capacity takes idle slots away at once and busy ones when they come back; a larger one serves waiters in order.
/// </remarks>
public sealed class SlotResource
{
    private readonly Node _node;
    private readonly ISlotClient _client;
    private readonly ResourceAccount _account;
    private readonly ObservationSink _sink;
    private readonly int _resource;
    private readonly bool _tellsUses;
    private readonly RingBuffer<Waiter> _queue = new();
    private int _maximumWaiting;
    private bool _isServing;

    /// <summary>Attaches slots to a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="client">Who asks for slots.</param>
    /// <param name="sink">Where facts go.</param>
    /// <param name="resource">Its ordinal among the node's resources.</param>
    /// <param name="tellsUses">Whether each wait and use is told to the sink, as for connection pools.</param>
    public SlotResource(Node node, ISlotClient client, ObservationSink sink, int resource, bool tellsUses)
    {
        ArgumentNullException.ThrowIfNull(sink);
        _node = node;
        _client = client;
        _sink = sink;
        _resource = resource;
        _account = new ResourceAccount(node, sink, resource);
        _tellsUses = tellsUses && sink.Wants(ObservationInterests.Calls);
    }

    /// <summary>Slots in use now; above the capacity for a while after it shrank.</summary>
    public int InUse => _account.InUse;

    /// <summary>Takes sizes into use, now.</summary>
    /// <param name="capacity">Slots.</param>
    /// <param name="maximumWaiting">How many may wait for one.</param>
    public void Configure(int capacity, int maximumWaiting)
    {
        _account.Advance();
        _account.Capacity = Math.Max(capacity, _account.InUse);
        Target = capacity;
        _maximumWaiting = maximumWaiting;
        ServeWaiters();
    }

    private int Target { get; set; }

    /// <summary>Asks for a slot.</summary>
    public SlotRequest Request(long ticket, out SlotHold hold)
    {
        hold = default;
        _account.Advance();
        if (_account.InUse < Target)
        {
            hold = new SlotHold(_account.Arrive(), _node.Now, _node.Now);
            _account.InUse++;
            TellWait(Duration.Zero, true);
            return SlotRequest.Granted;
        }

        if (_account.Waiting >= _maximumWaiting)
        {
            _account.Errors++;
            return SlotRequest.Refused;
        }

        _queue.Enqueue(new Waiter(ticket, _account.Arrive(), _node.Now));
        _account.Waiting++;
        return SlotRequest.Waiting;
    }

    /// <summary>Gives a slot back; the next waiter gets it.</summary>
    public void Release(SlotHold hold)
    {
        _account.Advance();
        _account.InUse--;
        _account.Capacity = Math.Max(Target, _account.InUse);
        _account.Depart(hold.Job, hold.Arrived, (_node.Now - hold.Granted).Nanoseconds);
        if (_tellsUses)
        {
            _sink.Observe(new UseFinished(_node.Now, _node.Self.Index, _resource, _node.Now - hold.Granted));
        }

        ServeWaiters();
    }

    /// <summary>A waiter gives up. Its place in the queue is passed over when its turn comes.</summary>
    public void GiveUp(long ticket)
    {
        _account.Advance();
        for (var index = 0; index < _queue.Count; index++)
        {
            ref var waiter = ref _queue.At(index);
            if (waiter.Ticket == ticket && !waiter.HasGivenUp)
            {
                waiter = waiter with { HasGivenUp = true };
                _account.Waiting--;
                _account.Errors++;
                _account.Depart(waiter.Job, waiter.Since, 0);
                TellWait(_node.Now - waiter.Since, false);
                break;
            }
        }

        DropThoseWhoGaveUp();
    }

    /// <summary>Tells the sink the state at an instant.</summary>
    public void Sample(Instant now) => _sink.Observe(_account.SampleAt(now));

    private void ServeWaiters()
    {
        if (_isServing)
        {
            return; // A client that gives its slot back at once: the loop below goes on, however many do so in a row.
        }

        _isServing = true;
        DropThoseWhoGaveUp();
        while (_queue.Count > 0 && _account.InUse < Target)
        {
            var waiter = _queue.Dequeue();
            DropThoseWhoGaveUp();
            _account.Waiting--;
            _account.InUse++;
            TellWait(_node.Now - waiter.Since, true);
            _client.OnSlotGranted(_resource, waiter.Ticket, new SlotHold(waiter.Job, waiter.Since, _node.Now));
        }

        _isServing = false;
    }

    private void DropThoseWhoGaveUp()
    {
        while (_queue.Count > 0 && _queue.First.HasGivenUp)
        {
            _queue.Dequeue();
        }
    }

    private void TellWait(Duration waited, bool wasGranted)
    {
        if (_tellsUses)
        {
            _sink.Observe(new WaitFinished(_node.Now, _node.Self.Index, _resource, waited, wasGranted));
        }
    }

    private readonly record struct Waiter(long Ticket, long Job, Instant Since, bool HasGivenUp = false);
}
