using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Queues;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Workers;

/// <content>
/// Batches: what one receive brought together is gathered, waits for a thread, and is worked on one message after another.
/// <code>
/// parts ──► [gathering] ──all there──► [ready] ──thread free──► overhead ─► message ─► message … ──► acknowledged together
/// </code>
/// </content>
public sealed partial class WorkerNode
{
    private readonly Dictionary<int, Batch> _batches = [];
    private readonly Queue<Batch> _ready = new();
    private readonly Stack<Batch> _spare = new();
    private int _working;
    private int _overhead = -1;

    private bool IsBatch(in Delivery delivery) => delivery.Count > 1 || _overhead >= 0 || _batches.ContainsKey(delivery.Receive);

    private Batch? FindBatch(in Message call) => _batches.Count == 0 ? null : _batches.GetValueOrDefault(new Delivery(call).Receive);

    private void Gather(in Message message, in Delivery delivery)
    {
        if (!_batches.TryGetValue(delivery.Receive, out var batch))
        {
            _receiving--;
            _inHand++;
            batch = _spare.Count > 0 ? _spare.Pop() : new Batch();
            batch.Begin(_overhead >= 0);
            _batches.Add(delivery.Receive, batch);
        }

        if (batch.Add(message))
        {
            batch.IsAcknowledged = _options.Acknowledgement == Acknowledgement.BeforeWork;
            if (batch.IsAcknowledged)
            {
                Tell(_acknowledge, batch.FirstReceipt, batch.Count, message);
            }

            _ready.Enqueue(batch);
            BeginBatches();
        }
    }

    private void BeginBatches()
    {
        _overhead = _options.Batch?.Overhead is { } job ? Self.Tier.FindOperation(job) : -1;
        while (_ready.Count > 0 && _working < _options.Workers)
        {
            _working++;
            Advance(_ready.Dequeue());
        }
    }

    private void Advance(Batch batch, RequestOutcome outcome)
    {
        batch.Note(outcome);
        Advance(batch);
    }

    /// <summary>Works on one message after another, without deeper calls however many end at once.</summary>
    private void Advance(Batch batch)
    {
        if (batch.IsAdvancing)
        {
            return;
        }

        batch.IsAdvancing = true;
        while (!batch.IsWorking && !batch.IsAtEnd && !IsDown)
        {
            if (batch.Position < 0 && _overhead < 0)
            {
                batch.Position = 0; // Taken away while the batch was under way.
            }

            batch.IsWorking = true;
            var message = batch.Current;
            Accept(message with { Operation = batch.Position < 0 ? _overhead : OwnOperation(new Delivery(message).Job) });
        }

        batch.IsAdvancing = false;
        if (!batch.IsWorking && batch.IsAtEnd)
        {
            End(batch);
        }
    }

    private void End(Batch batch)
    {
        for (var start = 0; start < batch.Count && !batch.IsAcknowledged;)
        {
            var (length, isDone) = batch.RunAt(start);
            batch.Position = start;
            Tell(IsDone(isDone) ? _acknowledge : _giveBack, batch.FirstReceipt + start, length, batch.Current);
            start += length;
        }

        batch.Position = 0;
        _batches.Remove(new Delivery(batch.Current).Receive);
        _spare.Push(batch);
        _working--;
        _inHand--;
        BeginBatches();
        Receive();
    }

    /// <summary>The process is gone with all it had. Its batches are not used again: programs that still compute know them.</summary>
    private void ForgetBatches()
    {
        _batches.Clear();
        _ready.Clear();
        _working = 0;
    }
}
