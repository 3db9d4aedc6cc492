using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Calls;
using BottleneckSim.Models.Calls.Copies;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.LoadBalancing;

/// <summary>A load balancer: passes each call to one instance of its tier and the answer back.</summary>
/// <remarks>
/// <code>
///                ┌──► instance 1
/// caller ──► balancer ──► instance 2      answers come back the same way
///                └──► instance 3
/// </code>
/// It adds a hop each way and no processing time. An instance that is taken out gets no new calls and finishes those it has.
/// </remarks>
public sealed class BalancerNode : Node
{
    private static readonly Purpose Choice = new("balancer-choice");
    private static readonly Purpose SecondChoice = new("balancer-second-choice");

    private readonly List<Forwarded> _forwarded = [];
    private readonly Stack<int> _free = new();
    private readonly Dictionary<int, int> _inFlight = [];
    private readonly CopyDirectory _copies = new();
    private BalancingPolicy _policy;
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
    protected override void OnReconfigure() => _policy = (Self.Tier.Options!.Balancer ?? new BalancerOptions()).Policy;

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

        var instance = _copies.Choose(message, Choose(message), Self.Tier.Instances);
        if (!_free.TryPop(out var slot))
        {
            slot = _forwarded.Count;
            _forwarded.Add(default);
        }

        _forwarded[slot] = new Forwarded(message.Sender, message.Ticket, instance);
        _inFlight[instance] = InFlight(instance) + 1;
        _copies.Add(message, instance, slot);
        Send(message with { Destination = instance, Sender = Self.Index, Ticket = slot });
    }

    /// <inheritdoc />
    protected override void OnReply(in Message message)
    {
        var slot = (int)message.Ticket;
        var forwarded = _forwarded[slot];
        _free.Push(slot);
        _copies.Remove(slot);
        _inFlight[forwarded.Instance] = InFlight(forwarded.Instance) - 1;
        Send(message with { Destination = forwarded.Caller, Sender = Self.Index, Ticket = forwarded.Ticket });
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
        var forwarded = _forwarded[(int)message.Ticket];
        if (_copies.Begin((int)message.Ticket) is { } twin)
        {
            var terms = new CallTerms(message.Value).OfTwin();
            Send(message with { Destination = twin.Instance, Sender = Self.Index, Kind = MessageKind.Cancel, Ticket = twin.Slot, Value = terms.Bits });
        }
        else
        {
            Send(message with { Destination = forwarded.Caller, Sender = Self.Index, Ticket = forwarded.Ticket });
        }
    }

    /// <inheritdoc />
    protected override void OnTimer(in Message message) => throw new InvalidOperationException("A balancer sets no timers. The run cannot go on.");

    /// <inheritdoc />
    protected override IReadOnlyList<ResourceDescription> DescribeResources() => [];

    private int InFlight(int instance) => _inFlight.GetValueOrDefault(instance);

    private int Choose(in Message message)
    {
        var instances = Self.Tier.Instances;
        switch (_policy)
        {
            case BalancingPolicy.Random:
                return instances[Draw(message, Choice).Below(instances.Length)];
            case BalancingPolicy.LeastConnections:
                return LeastBusy();
            case BalancingPolicy.TwoChoices when instances.Length > 1:
                var first = Draw(message, Choice).Below(instances.Length);
                var second = Draw(message, SecondChoice).Below(instances.Length - 1);
                second += second >= first ? 1 : 0;
                return InFlight(instances[second]) < InFlight(instances[first]) ? instances[second] : instances[first];
            default:
                _turn = (_turn + 1) % instances.Length;
                return instances[_turn];
        }
    }

    private static DrawKey Draw(in Message message, Purpose purpose)
    {
        var draw = message.Draw.With(message.Salt).With(purpose);
        var attempt = new CallTerms(message.Value).Attempt;
        return attempt == 0 ? draw : draw.With(attempt); // A retry or copy tries its luck anew.
    }

    private int LeastBusy()
    {
        var best = Self.Tier.Instances[0];
        foreach (var instance in Self.Tier.Instances)
        {
            best = InFlight(instance) < InFlight(best) ? instance : best;
        }

        return best;
    }

    private void LeaveWhenIdle()
    {
        if (_isDraining && !IsGone && _free.Count == _forwarded.Count)
        {
            Leave();
        }
    }

    private readonly record struct Forwarded(int Caller, long Ticket, int Instance);
}
