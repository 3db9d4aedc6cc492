using System.Diagnostics.Metrics;
using BottleneckSim.Observations.Queues;
using BottleneckSim.Telemetry.Catalogue;

namespace BottleneckSim.Telemetry.Instruments;

/// <summary>A message broker's own counts.</summary>
internal sealed class QueueInstruments
{
    private readonly Latest<QueueSampled> _sample = new();

    public QueueInstruments(Meter meter)
    {
        meter.Observe(MessagingMetrics.QueueDepth, () => _sample.Value?.Depth);
        meter.Observe(MessagingMetrics.OldestMessageAge, () => _sample.Value?.OldestAge.TotalSeconds);
        meter.Observe(MessagingMetrics.AcceptedMessages, () => _sample.Value?.Sent);
        meter.Observe(MessagingMetrics.DeliveredMessages, () => _sample.Value?.Delivered);
        meter.Observe(MessagingMetrics.AcknowledgedMessages, () => _sample.Value?.Acknowledged);
        meter.Observe(MessagingMetrics.RefusedMessages, () => _sample.Value?.Refused);
        meter.Observe(MessagingMetrics.InFlightMessages, () => _sample.Value?.InFlight);
        meter.Observe(MessagingMetrics.DelayedMessages, () => _sample.Value?.Delayed);
        meter.Observe(MessagingMetrics.DeadLetters, () => _sample.Value?.DeadLetters);
        meter.Observe(MessagingMetrics.RedeliveredMessages, () => _sample.Value?.Redelivered);
        meter.Observe(MessagingMetrics.ReturnedMessages, () => _sample.Value?.Returned);
        meter.Observe(MessagingMetrics.LateAcknowledgements, () => _sample.Value?.LateAcknowledgements);
        meter.Observe(MessagingMetrics.DeadLetteredMessages, () => _sample.Value?.DeadLettered);
        meter.Observe(MessagingMetrics.ExpiredMessages, () => _sample.Value?.Expired);
        meter.Observe(MessagingMetrics.DiscardedMessages, () => _sample.Value?.Discarded);
    }

    public void Set(in QueueSampled sample) => _sample.Set(sample);
}
