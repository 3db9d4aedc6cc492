using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Resources;
using BottleneckSim.Models.Resources.Slots;
using BottleneckSim.Models.Resources.Timeouts;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Queues;

/// <summary>A message broker with one bounded first-in first-out queue.</summary>
/// <remarks>
/// <code>
/// producer ── message ──► [delayed] ──► [ waiting ] ──► consumer (first to have asked) ── in flight ──► acknowledged
///          ◄─ accepted        ▲             ▲ │                                               │
///                             │ back-off    │ └─ too old: expired                             │ given back, time-out, connection gone
///                             └─────────────┴─────────────────────────────────────────────────┤
///                                                                       delivered too often ──► [dead letters]
/// </code>
/// Its own processing takes no time: what a queue costs is waiting. A broker that runs out of processor is a node of another kind.
/// An acknowledgement counts as long as the message was not delivered again: only the last receipt is good (SQS API, DeleteMessage). Otherwise it is worked on twice.
/// One that is removed hands out what it holds first, for as long as nodes may drain; what nobody fetches by then is lost with it.
/// One that crashes loses all: there is no copy.
/// </remarks>
public sealed partial class QueueNode : Node, ITimeoutClient
{
    private const int QueueResource = 0;
    private const int DrainTimer = 0;
    private const int VisibilityTimer = 1;
    private const int DelayTimer = 2;
    private const int LifetimeTimer = 3;
    private const int ReclaimTimer = 4;

    private readonly RingBuffer<Consumer> _consumers = new();
    private readonly ResourceAccount _account;
    private readonly WaitingMessages _waiting;
    private readonly MessagesInFlight _inFlight = new();
    private readonly DeadLetters _dead = new();
    private readonly DelayedMessages _delayed;
    private readonly ConstantTimeouts _visibility;
    private readonly HashSet<int> _removed = [];
    private QueueOptions _options = null!;
    private int _receive;
    private int _acknowledge;
    private int _giveBack;
    private int _disconnect;
    private bool _isDraining;

    /// <summary>Prepares a broker.</summary>
    public QueueNode(NodeContext context)
        : base(context)
    {
        _account = new ResourceAccount(this, Sink, QueueResource);
        _waiting = new WaitingMessages(_account);
        _delayed = new DelayedMessages(this, DelayTimer, OnRipe);
        _visibility = new ConstantTimeouts(this, this, VisibilityTimer);
    }

    private static Duration ReclaimDelay => DrainDeadline + Links.LinkOptions.MaximumLatency;

    bool ITimeoutClient.IsPending(long ticket) => _inFlight.Contains(ticket);

    void ITimeoutClient.OnTimeout(long ticket) => Return(ticket, hasFailed: false);

    /// <inheritdoc />
    protected override void OnStart() => OnReconfigure();

    /// <inheritdoc />
    /// <remarks>
    /// A consumer that is being removed gets no more messages: its receives are answered, so that it knows and can leave. One that crashed has no connection any more;
    /// nor, in the end, has a machine that was lost without a word.
    /// </remarks>
    protected override void OnSystemChanged()
    {
        for (var left = _consumers.Count; left > 0; left--)
        {
            var consumer = _consumers.Dequeue();
            var node = System.Nodes[consumer.Call.Sender];
            if (node.IsRemoved)
            {
                Reply(consumer.Call, RequestOutcome.Failed, 0);
            }
            else if (!node.IsCrashed)
            {
                _consumers.Enqueue(consumer);
            }
        }

        if (_inFlight.Count == 0)
        {
            return;
        }

        foreach (var node in System.Nodes.Where(node => (node.IsCrashed || node.IsRemoved) && _inFlight.AreWith(node.Index)))
        {
            if (node.IsCrashed)
            {
                ReturnAllOf(node.Index);
            }
            else if (_removed.Add(node.Index))
            {
                SetTimer(Now + ReclaimDelay, ReclaimTimer, node.Index);
            }
        }

        Deliver();
    }

    /// <inheritdoc />
    /// <remarks>What is delivered keeps its time-out, what is delayed its delay; ages and redrives count at once.</remarks>
    protected override void OnReconfigure()
    {
        var before = _options;
        _options = (QueueOptions)Self.Tier.Options!;
        _receive = Self.Tier.FindOperation(QueueOperations.Receive);
        _acknowledge = Self.Tier.FindOperation(QueueOperations.Acknowledge);
        _giveBack = Self.Tier.FindOperation(QueueOperations.GiveBack);
        _disconnect = Self.Tier.FindOperation(QueueOperations.Disconnect);
        if (before is not null)
        {
            Maintain(before);
            Deliver();
        }
    }

    /// <inheritdoc />
    protected override void OnCall(in Message message)
    {
        if (message.Operation == _receive)
        {
            Receive(message);
        }
        else if (message.Operation == _acknowledge)
        {
            Settle(message);
        }
        else if (message.Operation == _giveBack)
        {
            GiveBack(message);
        }
        else if (message.Operation == _disconnect)
        {
            Disconnect(message.Sender);
        }
        else
        {
            Accept(message);
        }
    }

    /// <inheritdoc />
    protected override void OnReply(in Message message) => throw new InvalidOperationException("A broker calls nobody. The run cannot go on.");

    /// <inheritdoc />
    protected override void OnTimer(in Message message)
    {
        switch (message.Operation)
        {
            case DrainTimer:
                LeaveNow();
                return;
            case VisibilityTimer:
                _visibility.OnTimer(message.Ticket);
                break;
            case DelayTimer:
                _delayed.OnTimer(message.Ticket);
                break;
            case ReclaimTimer:
                _removed.Remove((int)message.Ticket);
                ReturnAllOf((int)message.Ticket);
                break;
            default:
                OnLifetimeTimer(message.Ticket);
                break;
        }

        Deliver();
        LeaveWhenEmpty();
    }

    /// <inheritdoc />
    protected override void OnDrain()
    {
        _isDraining = true;
        SetTimer(Now + DrainDeadline, DrainTimer, 0);
        LeaveWhenEmpty();
    }

    /// <inheritdoc />
    protected override void OnCrash()
    {
        DismissConsumers();
        Leave();
    }

    /// <inheritdoc />
    /// <remarks>No bound is told: what comes back is taken even if the queue is full.</remarks>
    protected override IReadOnlyList<ResourceDescription> DescribeResources() => [new("queue", ResourceKind.MessageQueue)];

    private void Accept(in Message message)
    {
        if (_waiting.Count + _delayed.Count >= _options.Capacity)
        {
            _refused++;
            _account.Errors++;
            Reply(message, RequestOutcome.Refused, 0);
            return;
        }

        _sent++;
        var stored = new StoredMessage(message.Draw, message.User, message.Salt, message.Operation, Now, 0);
        if (_options.DeliveryDelay > Duration.Zero)
        {
            _delayed.Add(stored, _options.DeliveryDelay);
        }
        else
        {
            _waiting.Add(stored);
        }

        Reply(message, RequestOutcome.Succeeded, 0);
        Deliver();
        LeaveWhenEmpty();
    }

    private void Receive(in Message message)
    {
        if (System.Nodes[message.Sender].IsRemoved && !_isDraining)
        {
            Reply(message, RequestOutcome.Failed, 0);
            return;
        }

        _consumers.Enqueue(new Consumer(message));
        Deliver();
        LeaveWhenEmpty();
    }

    private void Deliver()
    {
        Expire();
        while (_waiting.Count > 0 && _consumers.Count > 0)
        {
            var consumer = _consumers.Dequeue().Call;
            var count = (int)Math.Min(Math.Min(consumer.Value + 1, Delivery.MostMessages), _waiting.Count);
            for (var left = count; left > 0; left--)
            {
                Deliver(_waiting.Take(), consumer, count);
            }
        }
    }

    private void Deliver(StoredMessage message, in Message consumer, int count)
    {
        _delivered++;
        _redelivered += message.Deliveries > 0 ? 1 : 0;
        message = message with { Deliveries = message.Deliveries + 1 };
        var receipt = _inFlight.Add(message, consumer.Sender);
        if (_options.VisibilityTimeout is { } timeout)
        {
            _visibility.Set(timeout, receipt);
        }

        Send(new Message(
            consumer.Sender,
            Self.Index,
            MessageKind.Reply,
            Delivery.OperationOf(message.Operation, count),
            Delivery.TicketOf(consumer.Ticket, receipt),
            message.Draw,
            message.Salt,
            message.Enqueued.Nanoseconds,
            message.User));
    }

    private void LeaveWhenEmpty()
    {
        if (_isDraining && !IsGone && _waiting.Count + _delayed.Count + _inFlight.Count == 0)
        {
            LeaveNow();
        }
    }

    private void LeaveNow()
    {
        DismissConsumers();
        Sample(Now);
        Leave();
    }

    private void DismissConsumers()
    {
        while (_consumers.Count > 0)
        {
            Reply(_consumers.Dequeue().Call, RequestOutcome.Failed, 0);
        }
    }

    private readonly record struct Consumer(Message Call);
}
