using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Resources;
using BottleneckSim.Models.Resources.Slots;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Queues;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Queues;

/// <summary>A message broker with one bounded first-in first-out queue.</summary>
/// <remarks>
/// <code>
/// producer ── message ──► [ queue ] ──► consumer (first to have asked)
///          ◄─ accepted             ◄── acknowledged
/// </code>
/// Its own processing takes no time: what a queue costs is waiting. A broker that runs out of processor is a node of another kind.
/// One that is removed hands out what it holds first, for as long as nodes may drain; what nobody fetches by then is lost with it.
/// </remarks>
public sealed class QueueNode : Node
{
    private const int QueueResource = 0;

    private readonly RingBuffer<Stored> _messages = new();
    private readonly RingBuffer<Consumer> _consumers = new();
    private readonly ResourceAccount _account;
    private int _capacity;
    private int _receive;
    private int _acknowledge;
    private long _refused;
    private long _acknowledged;
    private bool _isDraining;

    /// <summary>Prepares a broker.</summary>
    public QueueNode(NodeContext context)
        : base(context) => _account = new ResourceAccount(this, Sink, QueueResource);

    /// <inheritdoc />
    public override void Sample(Instant now)
    {
        if (IsGone)
        {
            return;
        }

        var age = _messages.Count == 0 ? Duration.Zero : now - _messages.First.Enqueued;
        Sink.Observe(_account.SampleAt(now));
        Sink.Observe(new QueueSampled(
            now, Self.Index, _account.Arrivals, _refused, _account.Departures, _acknowledged, _messages.Count, age));
    }

    /// <inheritdoc />
    protected override void OnStart()
    {
        OnReconfigure();
    }

    /// <inheritdoc />
    /// <remarks>A consumer that is being removed gets no more messages: its receives are answered, so that it knows and can leave.</remarks>
    protected override void OnSystemChanged()
    {
        for (var left = _consumers.Count; left > 0; left--)
        {
            var consumer = _consumers.Dequeue();
            if (System.Nodes[consumer.Call.Sender].IsRemoved)
            {
                Reply(consumer.Call, RequestOutcome.Failed, 0);
            }
            else
            {
                _consumers.Enqueue(consumer);
            }
        }
    }

    /// <inheritdoc />
    protected override void OnReconfigure()
    {
        _capacity = ((QueueOptions)Self.Tier.Options!).Capacity;
        _receive = Self.Tier.FindOperation(QueueOperations.Receive);
        _acknowledge = Self.Tier.FindOperation(QueueOperations.Acknowledge);
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
            _acknowledged++;
        }
        else if (_messages.Count >= _capacity)
        {
            _refused++;
            _account.Errors++;
            Reply(message, RequestOutcome.Refused, 0);
        }
        else
        {
            Store(message);
            Reply(message, RequestOutcome.Succeeded, 0);
            Deliver();
            LeaveWhenEmpty();
        }
    }

    /// <inheritdoc />
    protected override void OnReply(in Message message) => throw new InvalidOperationException("A broker calls nobody. The run cannot go on.");

    /// <inheritdoc />
    /// <remarks>Its only timer is the end of draining.</remarks>
    protected override void OnTimer(in Message message) => LeaveNow();

    /// <inheritdoc />
    protected override void OnDrain()
    {
        _isDraining = true;
        SetTimer(Now + DrainDeadline, 0, 0);
        LeaveWhenEmpty();
    }

    /// <inheritdoc />
    protected override IReadOnlyList<ResourceDescription> DescribeResources() =>
        [new("queue", ResourceKind.MessageQueue, WaitingLimit: ((QueueOptions)Self.Tier.Options!).Capacity)];

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

    private void LeaveWhenEmpty()
    {
        if (_isDraining && _messages.Count == 0)
        {
            LeaveNow();
        }
    }

    private void LeaveNow()
    {
        while (_consumers.Count > 0)
        {
            Reply(_consumers.Dequeue().Call, RequestOutcome.Failed, 0);
        }

        Sample(Now);
        Leave();
    }

    private void Store(in Message message)
    {
        _account.Advance();
        _account.Waiting++;
        _messages.Enqueue(new Stored(message.Draw, message.User, message.Salt, message.Operation, Now, _account.Arrive()));
    }

    private void Deliver()
    {
        while (_messages.Count > 0 && _consumers.Count > 0)
        {
            _account.Advance();
            var stored = _messages.Dequeue();
            _account.Waiting--;
            _account.Depart(stored.Job, stored.Enqueued, 0);
            var consumer = _consumers.Dequeue().Call;
            Send(new Message(
                consumer.Sender,
                Self.Index,
                MessageKind.Reply,
                (stored.Operation << 8) | (int)RequestOutcome.Succeeded,
                consumer.Ticket,
                stored.Draw,
                stored.Salt,
                stored.Enqueued.Nanoseconds,
                stored.User));
        }
    }

    private readonly record struct Stored(DrawKey Draw, DrawKey User, ulong Salt, int Operation, Instant Enqueued, long Job);

    private readonly record struct Consumer(Message Call);
}
