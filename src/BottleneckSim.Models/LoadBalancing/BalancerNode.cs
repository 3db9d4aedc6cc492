using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls;
using BottleneckSim.Models.Calls.Copies;
using BottleneckSim.Models.LoadBalancing.Outliers;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.LoadBalancing;

/// <summary>A load balancer: passes each call to one instance of its tier and the answer back.</summary>
/// <remarks>
/// <code>
///                ┌──► instance 1
/// caller ──► balancer ──► instance 2      answers come back the same way
///                └──► instance 3          health checks and outliers decide who may get calls
/// </code>
/// It adds a hop each way and no processing time. An instance that is taken out gets no new calls and finishes those it has; calls to one that has left
/// without an answer are given up when it can no longer come.
/// </remarks>
public partial class BalancerNode : Node
{
    private static readonly Purpose Choice = new("balancer-choice");
    private static readonly Purpose SecondChoice = new("balancer-second-choice");

    private readonly SegmentedArray<Forwarded> _forwarded = new();
    private int _used;
    private readonly Stack<int> _free = new();
    private readonly CopyDirectory _copies = new();
    private BalancerOptions _options = new();
    private int _turn;
    private bool _isDraining;

    /// <summary>Prepares a balancer.</summary>
    public BalancerNode(NodeContext context)
        : base(context)
    {
    }

    /// <inheritdoc />
    protected override void OnStart() => OnReconfigure();

    /// <inheritdoc />
    protected override void OnReconfigure()
    {
        var before = _options;
        _options = Self.Tier.Options!.Balancer ?? new BalancerOptions();
        ConfigureChoice(before);
        ConfigureHealth(before);
    }

    /// <inheritdoc />
    protected override void OnDrain()
    {
        _isDraining = true;
        LeaveWhenIdle();
    }

    /// <inheritdoc />
    protected override void OnCall(in Message message)
    {
        if (_copies.ComesTooLate(message))
        {
            Reply(message, RequestOutcome.Cancelled, 0);
            return;
        }

        var assigned = AssignedTo(message, _backends.Eligible);
        var instance = assigned >= 0 ? assigned : _copies.Choose(message, Choose(message), _backends.Eligible);
        _copies.Add(message, instance, Forward(message, instance));
    }

    /// <summary>Whether a call changes something, for who asks <see cref="IsWriting"/>.</summary>
    protected virtual bool IsWrite(in Message message) => false;

    /// <summary>Whether a call that changes something is in flight.</summary>
    /// <param name="except">Instances whose calls do not count.</param>
    protected bool IsWriting(IReadOnlySet<int> except)
    {
        for (var slot = 0; slot < _used; slot++)
        {
            if (_forwarded[slot] is { IsPending: true, IsWrite: true } forwarded && !except.Contains(forwarded.Instance))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Passes a call on to an instance.</summary>
    /// <returns>The slot that waits for its answer.</returns>
    protected int Forward(in Message message, int instance)
    {
        if (!_free.TryPop(out var slot))
        {
            slot = _used++;
            if (slot == _forwarded.Length)
            {
                _forwarded.Grow();
            }
        }

        _forwarded[slot] = new Forwarded(message.Sender, instance, message.Ticket, Now, message.Draw, message.Salt, _forwarded[slot].Generation, IsPending: true, IsWrite(message));
        _backends.Begin(instance);
        Send(message with { Destination = instance, Sender = Self.Index, Ticket = TicketOf(slot) });
        return slot;
    }

    /// <inheritdoc />
    protected override void OnReply(in Message message)
    {
        if (message.Ticket < 0)
        {
            OnChecked(message);
            return;
        }

        var slot = (int)(message.Ticket & SlotMask);
        var forwarded = _forwarded[slot];
        if (forwarded.Generation != message.Ticket >> SlotBits)
        {
            return; // Given up meanwhile.
        }

        Release(slot, (RequestOutcome)message.Operation is RequestOutcome.Failed or RequestOutcome.Refused or RequestOutcome.TimedOut);
        Answer(message with { Destination = forwarded.Caller, Sender = Self.Index, Ticket = forwarded.Ticket });
        LeaveWhenIdle();
    }

    /// <inheritdoc />
    protected override void OnCancel(in Message message)
    {
        if (_copies.Find(message) is { } attempt)
        {
            Send(message with { Destination = attempt.Instance, Sender = Self.Index });
        }
    }

    /// <inheritdoc />
    protected override void OnBegan(in Message message)
    {
        var slot = (int)(message.Ticket & SlotMask);
        var forwarded = _forwarded[slot];
        if (forwarded.Generation != message.Ticket >> SlotBits)
        {
            return; // Given up meanwhile.
        }

        if (_copies.Begin(slot) is { } twin)
        {
            var terms = new CallTerms(message.Value).OfTwin();
            Send(message with { Destination = twin.Instance, Sender = Self.Index, Kind = MessageKind.Cancel, Ticket = TicketOf(twin.Slot), Value = terms.Bits });
        }
        else
        {
            Send(message with { Destination = forwarded.Caller, Sender = Self.Index, Ticket = forwarded.Ticket });
        }
    }

    /// <summary>Gives an answer to whoever made the call.</summary>
    protected virtual void Answer(in Message reply) => Send(reply);

    /// <inheritdoc />
    protected override IReadOnlyList<ResourceDescription> DescribeResources() => [];

    private const int SlotBits = 28;
    private const long SlotMask = (1L << SlotBits) - 1;

    private long TicketOf(int slot) => ((long)_forwarded[slot].Generation << SlotBits) | (uint)slot;

    private static DrawKey Draw(in Message message, Purpose purpose)
    {
        var draw = message.Draw.With(message.Salt).With(purpose);
        var attempt = new CallTerms(message.Value).Attempt;
        return attempt == 0 ? draw : draw.With(attempt); // A retry or copy tries its luck anew.
    }

    /// <summary>A call has been answered, or is given up.</summary>
    private void Release(int slot, bool hasFailed)
    {
        var forwarded = _forwarded[slot];
        _forwarded[slot] = forwarded with { IsPending = false };
        _free.Push(slot);
        _copies.Remove(slot);
        _backends.End(forwarded.Instance);
        if (_options.Outliers is { } outliers
            && _backends.Find(forwarded.Instance) is { } backend
            && OutlierDetector.Note(backend, _backends, outliers, hasFailed, Now - forwarded.Sent, Now))
        {
            _backends.Refresh(Self.Tier, _options, Now);
        }
    }

    private void LeaveWhenIdle()
    {
        if (_isDraining && !IsGone && _free.Count == _used)
        {
            Leave();
        }
    }

    /// <summary>A call that was passed on. The order of its parts keeps it small: there may be a million.</summary>
    private readonly record struct Forwarded(int Caller, int Instance, long Ticket, Instant Sent, DrawKey Draw, ulong Salt, int Generation, bool IsPending, bool IsWrite);
}
