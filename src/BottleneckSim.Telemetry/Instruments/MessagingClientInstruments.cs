using System.Diagnostics.Metrics;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Telemetry.Catalogue;
using BottleneckSim.Telemetry.Nodes;

namespace BottleneckSim.Telemetry.Instruments;

/// <summary>Calls to message brokers.</summary>
internal sealed class MessagingClientInstruments(Meter meter)
{
    /// <summary>The product that the modelled broker, with acknowledgements and visibility, stands for.</summary>
    public const string System = "rabbitmq";

    private const string Send = "send";
    private readonly Histogram<double> _duration = meter.CreateHistogram(MessagingMetrics.ClientOperationDuration);
    private readonly Counter<long> _sent = meter.CreateCounter(MessagingMetrics.SentMessages);

    public ITargetInstruments To(KnownNode target) => new Target(_duration, _sent, target);

    private sealed class Target(Histogram<double> duration, Counter<long> sent, KnownNode target) : ITargetInstruments
    {
        private readonly TagTable _tags = new(RequestOutcomes.Count, (operation, outcome) =>
        [
            new(AttributeKeys.MessagingSystem, System),
            new(AttributeKeys.MessagingOperationName, target.Operation(operation).Verb),
            new(AttributeKeys.MessagingDestinationName, target.Operation(operation).Subject),
            new(AttributeKeys.ServerAddress, target.Description.Name),
            .. OutcomeTags.Other((RequestOutcome)outcome),
        ]);

        public void Record(in CallFinished fact)
        {
            var tags = _tags[fact.Operation, (int)fact.Outcome];
            duration.Record((fact.Time - fact.Started).TotalSeconds, tags);
            if (target.Operation(fact.Operation).Verb == Send)
            {
                sent.Add(1, tags);
            }
        }
    }
}
