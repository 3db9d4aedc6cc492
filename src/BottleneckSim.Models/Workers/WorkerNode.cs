using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Queues;
using BottleneckSim.Observations.Queues;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Workers;

/// <summary>A worker: takes messages from a queue, runs their job's program, and acknowledges each when it is done.</summary>
/// <remarks>
/// <code>
/// queue ◄── receive (one for every idle thread, and some in advance) ── worker
///       ── message, or a batch of them ──► program, one message after another ──► acknowledge (or give back what failed)
/// killed, connections reset: nothing is acknowledged; queue ◄── disconnect
/// </code>
/// A message in the answer carries the draws of the request that sent it, so a job asks for the same work whoever does it, and however often.
/// </remarks>
public sealed partial class WorkerNode : ProgramNode
{
    /// <summary>Tickets of calls whose answers tell nothing but that a connection is broken; they are numbered by the connection.</summary>
    private const long ConnectionTickets = long.MinValue;

    private const long LastConnectionTicket = long.MinValue / 2;

    /// <summary>Receipts of messages in hand that were acknowledged before their work.</summary>
    private readonly HashSet<long> _acknowledged = [];

    private readonly bool _tellsJobs;
    private int _receiving;
    private int _inHand;
    private long _receives;
    private long _firstReceive;
    private long _connection;
    private int _wanted;
    private int _queueTier;
    private int _queueNode;
    private int _receive;
    private int _acknowledge;
    private int _giveBack;
    private int _disconnect;
    private int[] _ownOperations = [];
    private WorkerOptions _options = null!;

    /// <summary>Prepares a worker.</summary>
    public WorkerNode(NodeContext context)
        : base(context) => _tellsJobs = Sink.Wants(ObservationInterests.Statements);

    /// <inheritdoc />
    /// <remarks>A worker asks for no more messages than it has threads, and a bounded number in advance; after a cut in threads those in hand may queue.</remarks>
    protected override int MaximumWaitingForWorkers => int.MaxValue;

    /// <inheritdoc />
    /// <remarks>A message that the broker has sent must not be lost: the broker answers every receive, at the latest when the worker is removed.</remarks>
    protected override bool ExpectsWork => _receiving > 0 || _batches.Count > 0;

    /// <inheritdoc />
    protected internal override bool FetchesWork => true;

    /// <inheritdoc />
    protected override void OnStart()
    {
        base.OnStart();
        Configure();
    }

    /// <inheritdoc />
    protected override void OnReconfigure()
    {
        base.OnReconfigure();
        Configure();
    }

    /// <inheritdoc />
    /// <remarks>A broker that was started again knows nothing of what was asked of the one before it.</remarks>
    protected override void OnSystemChanged()
    {
        var entry = System.Tiers[_queueTier].EntryNode;
        if (entry != _queueNode)
        {
            _queueNode = entry;
            _receiving = 0;
            Receive();
        }
    }

    /// <inheritdoc />
    /// <remarks>If the queue goes too, its workers fetch what it still holds, until it tells them that it is empty.</remarks>
    protected override void OnDrain()
    {
        var isQueueLeaving = System.Nodes[System.Tiers[_queueTier].EntryNode].IsRemoved;
        _wanted = isQueueLeaving ? _wanted : 0;
        base.OnDrain();
    }

    /// <inheritdoc />
    /// <remarks>What it had in hand is not acknowledged; the broker gives it to others.</remarks>
    protected override void OnCrash()
    {
        Sample(Now);
        Leave();
    }

    /// <inheritdoc />
    protected override void OnKilled() => Disconnect();

    /// <inheritdoc />
    protected override void OnBack() => Receive();

    /// <inheritdoc />
    protected override void OnConnectionsReset() => Disconnect();

    /// <inheritdoc />
    protected override void OnCall(in Message message) => Reply(message, RequestOutcome.Failed, 0); // Nobody calls a worker.

    /// <inheritdoc />
    protected override void OnReply(in Message message)
    {
        if (message.Ticket >= 0)
        {
            base.OnReply(message);
            return;
        }

        if (message.Ticket < LastConnectionTicket)
        {
            OnUnacknowledged(message);
            return;
        }

        var delivery = new Delivery(message);
        if (IsDown || !IsOverThisConnection(delivery))
        {
            return; // It answers a process, or a connection, that is no more.
        }

        if (delivery.Outcome != RequestOutcome.Succeeded)
        {
            _receiving--;
            _wanted = Self.IsRemoved ? 0 : _wanted;
            if (delivery.Outcome == RequestOutcome.Failed)
            {
                Receive(); // The connection was reset. If the broker has gone, it refuses, and its successor is asked after the next change.
            }

            LeaveWhenIdle();
            return;
        }

        if (IsBatch(delivery))
        {
            Gather(message, delivery);
            return;
        }

        _receiving--;
        _inHand++;
        if (_options.Acknowledgement == Acknowledgement.BeforeWork)
        {
            _acknowledged.Add(delivery.Receipt);
            Tell(_acknowledge, delivery.Receipt, 1, message);
        }

        Accept(message with { Operation = OwnOperation(delivery.Job) });
    }

    /// <inheritdoc />
    protected override void OnFinished(in Message call, Instant arrived, Instant started, RequestOutcome outcome, long contentBytes)
    {
        TellJob(call, started, outcome);
        if (FindBatch(call) is { } batch)
        {
            Advance(batch, outcome);
            return;
        }

        _inHand -= IsOverThisConnection(new Delivery(call)) ? 1 : 0;
        if (!_acknowledged.Remove(new Delivery(call).Receipt))
        {
            Tell(IsDone(outcome == RequestOutcome.Succeeded) ? _acknowledge : _giveBack, new Delivery(call).Receipt, 1, call);
        }

        Receive();
    }

    /// <inheritdoc />
    /// <remarks>The process is gone, and nothing tells the broker of the message any more.</remarks>
    protected override void OnLost(in Message call, Instant arrived, Instant started)
    {
        TellJob(call, started, RequestOutcome.Failed);
        Receive();
    }

    private void Configure()
    {
        _options = (WorkerOptions)Self.Tier.Options!;
        _queueTier = global::System.Linq.Enumerable.First(System.Tiers, tier => string.Equals(tier.Name, _options.Queue, StringComparison.Ordinal)).Index;
        _queueNode = System.Tiers[_queueTier].EntryNode;
        _receive = System.Tiers[_queueTier].FindOperation(QueueOperations.Receive);
        _acknowledge = System.Tiers[_queueTier].FindOperation(QueueOperations.Acknowledge);
        _giveBack = System.Tiers[_queueTier].FindOperation(QueueOperations.GiveBack);
        _disconnect = System.Tiers[_queueTier].FindOperation(QueueOperations.Disconnect);
        _wanted = _options.Workers + _options.Prefetch;
        _ownOperations = [];
        BeginBatches();
        Receive();
    }

    /// <summary>Asks for as many messages as there are threads without one, and those in advance.</summary>
    private void Receive()
    {
        while (!IsDown && _receiving + _inHand < _wanted)
        {
            _receiving++;
            var size = _options.Batch?.Size ?? 1;
            Call(_queueTier, _receive, Delivery.TicketOf(_receives), NodeDraw.With(_receives), 0, size - 1);
            _receives++;
        }
    }

    /// <summary>A broker that has gone refuses acknowledgements, which is of no use to anybody; but if the connection is broken, the broker takes back what it had delivered over it.</summary>
    private void OnUnacknowledged(in Message message)
    {
        if ((RequestOutcome)message.Operation == RequestOutcome.Failed && message.Ticket == ConnectionTickets + _connection && !IsDown)
        {
            Disconnect();
            Receive();
        }
    }

    /// <summary>The connection to the broker is gone: nobody has asked for anything, and whatever is on its way comes to nobody.</summary>
    private void Disconnect()
    {
        _firstReceive = _receives;
        _connection++;
        (_receiving, _inHand) = (0, 0);
        _acknowledged.Clear();
        ForgetBatches();
        Call(_queueTier, _disconnect, ConnectionTickets + _connection, NodeDraw.With(_receives), 0, 0);
    }

    /// <summary>Whether a message came over the connection that there is now. One of an old connection passes for new if it is still in work a million receives later; then one message more is fetched.</summary>
    private bool IsOverThisConnection(in Delivery delivery) => Delivery.WholeReceive(delivery.Receive, _receives) >= _firstReceive;

    private bool IsDone(bool hasSucceeded) => hasSucceeded || _options.FailedMessages == FailedMessages.Acknowledged;

    /// <summary>Tells the broker what became of messages with consecutive receipts.</summary>
    private void Tell(int operation, long receipt, int count, in Message message) =>
        Call(_queueTier, operation, ConnectionTickets + _connection, message.Draw, (ulong)(count - 1), receipt);

    private void TellJob(in Message call, Instant started, RequestOutcome outcome)
    {
        if (_tellsJobs)
        {
            Sink.Observe(new JobProcessed(Now, Self.Index, Math.Max(0, call.Operation), Instant.FromNanoseconds(call.Value), started, outcome));
        }
    }

    /// <summary>The queue numbers jobs in its own way; the names are what they share.</summary>
    private int OwnOperation(int queueOperation)
    {
        if (queueOperation >= _ownOperations.Length)
        {
            var names = System.Tiers[_queueTier].Operations;
            _ownOperations = [.. names.Select(operation => Self.Tier.FindOperation(operation.Name))];
        }

        var own = _ownOperations[queueOperation];
        return own >= 0 ? own : int.MaxValue; // No such job here: it fails at once.
    }
}
