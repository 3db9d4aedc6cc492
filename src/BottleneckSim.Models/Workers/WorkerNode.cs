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
/// queue ◄── receive (one for every idle worker thread) ── worker
///       ── message ──► program ──► acknowledge
/// </code>
/// A message in the answer carries the draws of the request that sent it, so a job asks for the same work whoever does it.
/// </remarks>
public sealed class WorkerNode : ProgramNode
{
    private readonly bool _tellsJobs;
    private int _receiving;
    private long _receives;
    private int _wanted;
    private int _queueTier;
    private int _receive;
    private int _acknowledge;
    private int[] _ownOperations = [];

    /// <summary>Prepares a worker.</summary>
    public WorkerNode(NodeContext context)
        : base(context) => _tellsJobs = Sink.Wants(ObservationInterests.Statements);

    /// <inheritdoc />
    /// <remarks>A worker asks for no more messages than it has threads; after a cut in threads those in hand may queue.</remarks>
    protected override int MaximumWaitingForWorkers => int.MaxValue;

    /// <inheritdoc />
    /// <remarks>A message that the broker has sent must not be lost: the broker answers every receive, at the latest when the worker is removed.</remarks>
    protected override bool ExpectsWork => _receiving > 0;

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
    protected override void OnCall(in Message message) => Reply(message, RequestOutcome.Failed, 0); // Nobody calls a worker.

    /// <inheritdoc />
    protected override void OnReply(in Message message)
    {
        if (message.Ticket != ReceiveTicket)
        {
            if (message.Ticket != IgnoredTicket)
            {
                base.OnReply(message);
            }

            return; // Only a broker that has gone answers an acknowledgement.
        }

        _receiving--;
        var outcome = (RequestOutcome)(message.Operation & 0xff);
        if (outcome != RequestOutcome.Succeeded)
        {
            _wanted = Self.IsRemoved ? 0 : _wanted;
            LeaveWhenIdle();
            return; // The broker has gone, and its successor is asked after the next change; or this worker is to go.
        }

        var operation = OwnOperation(message.Operation >> 8);
        Accept(message with { Operation = operation });
    }

    /// <inheritdoc />
    protected override void OnFinished(in Message call, Instant arrived, Instant started, RequestOutcome outcome, long contentBytes)
    {
        Call(_queueTier, _acknowledge, IgnoredTicket, call.Draw, call.Salt, (long)outcome);
        if (_tellsJobs)
        {
            Sink.Observe(new JobProcessed(Now, Self.Index, Math.Max(0, call.Operation), Instant.FromNanoseconds(call.Value), started, outcome));
        }

        Receive();
    }

    private const long ReceiveTicket = -1;
    private const long IgnoredTicket = long.MinValue;

    private void Configure()
    {
        var options = (WorkerOptions)Self.Tier.Options!;
        _queueTier = global::System.Linq.Enumerable.First(System.Tiers, tier => string.Equals(tier.Name, options.Queue, StringComparison.Ordinal)).Index;
        _receive = System.Tiers[_queueTier].FindOperation(QueueOperations.Receive);
        _acknowledge = System.Tiers[_queueTier].FindOperation(QueueOperations.Acknowledge);
        _wanted = options.Workers;
        _ownOperations = [];
        Receive();
    }

    /// <summary>Asks for as many messages as there are threads without one.</summary>
    private void Receive()
    {
        while (_receiving + ActiveCount < _wanted)
        {
            _receiving++;
            Call(_queueTier, _receive, ReceiveTicket, NodeDraw.With(_receives++), 0, 0);
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
