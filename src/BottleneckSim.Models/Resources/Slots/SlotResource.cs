using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Resources.Slots.Admission;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Resources.Slots;

/// <summary>Equal slots with a bounded queue, first-in first-out unless a policy says otherwise: worker threads, pooled connections, a server's connection limit.</summary>
/// <remarks>
/// <code>
/// Request ──► [waiting room, bounded] ──► slots (capacity) ──► Release
///    │refused        │gave up, shed
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
    private readonly WaitingRoom _waiting = new();
    private readonly AdaptiveLimit _limit = new();
    private AdmissionOptions? _admission;
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
    /// <param name="admission">Who is served next and who is turned away; null means first-in first-out and nobody.</param>
    public void Configure(int capacity, int maximumWaiting, AdmissionOptions? admission = null)
    {
        _account.Advance();
        _account.Capacity = Math.Max(capacity, _account.InUse);
        Target = capacity;
        _maximumWaiting = maximumWaiting;
        _admission = admission;
        if (admission?.AdaptiveLatency is null)
        {
            _limit.Reset();
        }

        ServeWaiters();
    }

    private int Target { get; set; }

    /// <summary>Asks for a slot.</summary>
    /// <param name="ticket">Whose it will be.</param>
    /// <param name="hold">The slot, if it is granted at once.</param>
    /// <param name="priority">The class: 0, the most important, and up.</param>
    public SlotRequest Request(long ticket, out SlotHold hold, int priority = 0)
    {
        hold = default;
        _account.Advance();
        if (_account.InUse < LimitOf(priority))
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

        _waiting.Add(new Waiter(ticket, _account.Arrive(), _node.Now), priority);
        _account.Waiting++;
        return SlotRequest.Waiting;
    }

    /// <summary>Gives a slot back; the next waiter gets it.</summary>
    public void Release(SlotHold hold)
    {
        _account.Advance();
        if (_admission is { AdaptiveLatency: not null } admission)
        {
            _limit.Learn(admission, _node.Now, _node.Now - hold.Granted, Target, _account.InUse >= _limit.Of(Target));
        }

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
        if (_waiting.TryGiveUp(ticket, out var waiter))
        {
            Dismiss(waiter);
        }
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
        while (_waiting.Count > 0 && Next() is { } waiter)
        {
            _account.Waiting--;
            _account.InUse++;
            TellWait(_node.Now - waiter.Since, true);
            _client.OnSlotGranted(_resource, waiter.Ticket, new SlotHold(waiter.Job, waiter.Since, _node.Now));
        }

        _isServing = false;
    }

    /// <summary>Who gets a slot now, after those are shed who have waited too long.</summary>
    private Waiter? Next()
    {
        while (_admission is { } admission && _waiting.TryTakeLate(admission, _node.Now, out var late))
        {
            Dismiss(late);
            _client.OnSlotShed(_resource, late.Ticket);
        }

        var priority = _waiting.FirstClass();
        return priority >= 0 && _account.InUse < LimitOf(priority) ? _waiting.Take(priority, _admission, _node.Now) : null;
    }

    /// <summary>How many slots may be in use when one of a class gets one.</summary>
    private int LimitOf(int priority)
    {
        if (_admission is not { } admission)
        {
            return Target;
        }

        var limit = admission.AdaptiveLatency is null ? Target : _limit.Of(Target);
        return priority == 0 ? limit : Math.Min(limit, Math.Max(1, Target - admission.ReservedSlots));
    }

    /// <summary>A waiter goes without a slot.</summary>
    private void Dismiss(in Waiter waiter)
    {
        _account.Waiting--;
        _account.Errors++;
        _account.Depart(waiter.Job, waiter.Since, 0);
        TellWait(_node.Now - waiter.Since, false);
    }

    private void TellWait(Duration waited, bool wasGranted)
    {
        if (_tellsUses)
        {
            _sink.Observe(new WaitFinished(_node.Now, _node.Self.Index, _resource, waited, wasGranted));
        }
    }
}
