using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Observations.Queues;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Queues;

/// <content>What becomes of delivered messages, and of those that nobody takes in time.</content>
public sealed partial class QueueNode
{
    private long _sent;
    private long _refused;
    private long _delivered;
    private long _acknowledged;
    private long _redelivered;
    private long _returned;
    private long _late;
    private long _deadLettered;
    private long _expired;
    private long _discarded;
    private long _lifetimeTimer;
    private bool _isLifetimeArmed;

    /// <inheritdoc />
    public override void Sample(Instant now)
    {
        if (IsGone)
        {
            return;
        }

        var age = _waiting.Count == 0 ? Duration.Zero : now - _waiting.First.Enqueued;
        Sink.Observe(_account.SampleAt(now));
        Sink.Observe(new QueueSampled(now, Self.Index, _sent, _refused, _delivered, _acknowledged, _waiting.Count, age)
        {
            InFlight = _inFlight.Count,
            Delayed = _delayed.Count,
            DeadLetters = _dead.Count,
            Redelivered = _redelivered,
            Returned = _returned,
            LateAcknowledgements = _late,
            DeadLettered = _deadLettered,
            Expired = _expired,
            Discarded = _discarded,
        });
    }

    /// <inheritdoc />
    /// <remarks>A message that did not reach its consumer comes back.</remarks>
    protected override void OnAnswerLost(in Message answer)
    {
        if (answer.Ticket < 0 && new Delivery(answer) is { Outcome: RequestOutcome.Succeeded } delivery)
        {
            Return(delivery.Receipt, hasFailed: false);
            Deliver();
        }
    }

    private void Settle(in Message message)
    {
        for (var receipt = message.Value; receipt <= message.Value + (long)message.Salt; receipt++)
        {
            if (_inFlight.Remove(receipt, out _) || _waiting.TryTake(receipt))
            {
                _acknowledged++;
            }
            else
            {
                _late++;
            }
        }

        LeaveWhenEmpty();
    }

    private void GiveBack(in Message message)
    {
        for (var receipt = message.Value; receipt <= message.Value + (long)message.Salt; receipt++)
        {
            Return(receipt, hasFailed: true);
        }

        Deliver();
        LeaveWhenEmpty();
    }

    private void Disconnect(int consumer)
    {
        for (var left = _consumers.Count; left > 0; left--)
        {
            var waiting = _consumers.Dequeue();
            if (waiting.Call.Sender != consumer)
            {
                _consumers.Enqueue(waiting);
            }
        }

        ReturnAllOf(consumer);
        Deliver();
        LeaveWhenEmpty();
    }

    /// <summary>A connection is gone; where messages come back by a time-out, the broker does not look at connections.</summary>
    private void ReturnAllOf(int consumer)
    {
        if (_options.VisibilityTimeout is not null)
        {
            return;
        }

        foreach (var receipt in _inFlight.ReceiptsOf(consumer))
        {
            Return(receipt, hasFailed: false);
        }
    }

    /// <summary>A delivered message comes back, unless it has already.</summary>
    private void Return(long receipt, bool hasFailed)
    {
        if (!_inFlight.Remove(receipt, out var message))
        {
            return;
        }

        _returned++;
        if (message.Deliveries >= _options.MaximumDeliveries)
        {
            _deadLettered++;
            _discarded += _dead.Add(message, _options.Capacity);
        }
        else if (hasFailed && _options.BackOff is { } backOff)
        {
            _delayed.Add(message, backOff.After(message.Deliveries));
        }
        else
        {
            _waiting.AddReturned(message, Now, hasFailed ? -1 : receipt);
        }
    }

    private void OnRipe(StoredMessage message) => _waiting.AddReturned(message, Now);

    /// <summary>Does what an operator has asked for since the options before.</summary>
    private void Maintain(QueueOptions before)
    {
        if (_options.Purges > before.Purges)
        {
            _discarded += _waiting.Count + _delayed.Count;
            _delayed.Clear();
            while (_waiting.Count > 0)
            {
                _waiting.Take();
            }
        }

        if (_options.Redrives > before.Redrives)
        {
            while (_dead.Count > 0)
            {
                _waiting.AddReturned(_dead.Take() with { Deliveries = 0 }, Now);
            }
        }

        if (_options.DeadLetterPurges > before.DeadLetterPurges)
        {
            _discarded += _dead.Count;
            while (_dead.Count > 0)
            {
                _dead.Take();
            }
        }

        if (before.VisibilityTimeout is null && _options.VisibilityTimeout is { } timeout)
        {
            _inFlight.Receipts.ForEach(receipt => _visibility.Set(timeout, receipt)); // Nothing else would bring them back from now on.
        }

        if (_options.MessageLifetime != before.MessageLifetime)
        {
            _isLifetimeArmed = false; // The timer that runs is too late, or for nothing.
            _lifetimeTimer++;
        }
    }

    private void OnLifetimeTimer(long ticket)
    {
        if (ticket == _lifetimeTimer)
        {
            _isLifetimeArmed = false;
        }
    }

    /// <summary>Drops what is too old. The oldest is always the first, and one timer waits for it.</summary>
    private void Expire()
    {
        if (_options.MessageLifetime is not { } lifetime)
        {
            return;
        }

        while (_waiting.Count > 0 && Now - _waiting.First.Enqueued >= lifetime)
        {
            _waiting.Take();
            _expired++;
        }

        if (_waiting.Count > 0 && !_isLifetimeArmed)
        {
            _isLifetimeArmed = true;
            SetTimer(_waiting.First.Enqueued + lifetime, LifetimeTimer, _lifetimeTimer);
        }
    }
}
