using System.Diagnostics.Metrics;
using BottleneckSim.Observations.Queues;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Telemetry.Catalogue;
using BottleneckSim.Telemetry.Nodes;

namespace BottleneckSim.Telemetry.Instruments;

/// <summary>Messages that a worker finished.</summary>
internal sealed class JobInstruments
{
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _queueTime;
    private readonly Counter<long> _consumed;
    private readonly TagTable _tags;
    private readonly TagTable _queueTags;

    public JobInstruments(Meter meter, KnownNode node)
    {
        _duration = meter.CreateHistogram(MessagingMetrics.ProcessDuration);
        _queueTime = meter.CreateHistogram(MessagingMetrics.QueueTime);
        _consumed = meter.CreateCounter(MessagingMetrics.ConsumedMessages);
        _queueTags = new TagTable(1, (operation, _) => Tags(node, operation));
        _tags = new TagTable(RequestOutcomes.Count, (operation, outcome) => [.. Tags(node, operation), .. OutcomeTags.Other((RequestOutcome)outcome)]);
    }

    public void Record(in JobProcessed fact)
    {
        var tags = _tags[fact.Operation, (int)fact.Outcome];
        _duration.Record((fact.Time - fact.Started).TotalSeconds, tags);
        _consumed.Add(1, tags);
        _queueTime.Record((fact.Started - fact.Enqueued).TotalSeconds, _queueTags[fact.Operation, 0]);
    }

    private static Tag[] Tags(KnownNode node, int operation) =>
    [
        new(AttributeKeys.MessagingSystem, MessagingClientInstruments.System),
        new(AttributeKeys.MessagingOperationName, node.Operation(operation).Name),
        new(AttributeKeys.MessagingDestinationName, node.Operation(operation).Subject),
    ];
}
