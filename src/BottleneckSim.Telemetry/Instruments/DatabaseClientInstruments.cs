using System.Diagnostics.Metrics;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Telemetry.Catalogue;
using BottleneckSim.Telemetry.Nodes;

namespace BottleneckSim.Telemetry.Instruments;

/// <summary>Calls to databases and caches.</summary>
internal sealed class DatabaseClientInstruments(Meter meter)
{
    private readonly Histogram<double> _duration = meter.CreateHistogram(DatabaseClientMetrics.OperationDuration);
    private readonly Histogram<double> _rows = meter.CreateHistogram(DatabaseClientMetrics.ReturnedRows);

    /// <summary>The instruments for calls to one target.</summary>
    /// <param name="target">What is called.</param>
    /// <param name="system">The product it stands for: a planner with PostgreSQL's costs, a cache with Redis' commands.</param>
    /// <param name="tellsRows">Whether its answers have rows.</param>
    public ITargetInstruments To(KnownNode target, string system, bool tellsRows) => new Target(_duration, tellsRows ? _rows : null, target, system);

    private sealed class Target(Histogram<double> duration, Histogram<double>? rows, KnownNode target, string system) : ITargetInstruments
    {
        private readonly TagTable _tags = new(RequestOutcomes.Count, (operation, outcome) => Tags(target, system, operation, (RequestOutcome)outcome));

        public void Record(in CallFinished fact)
        {
            var tags = _tags[fact.Operation, (int)fact.Outcome];
            duration.Record((fact.Time - fact.Started).TotalSeconds, tags);
            if (fact.Outcome == RequestOutcome.Succeeded)
            {
                rows?.Record(fact.ReturnedRows, tags);
            }
        }

        private static Tag[] Tags(KnownNode target, string system, int operation, RequestOutcome outcome)
        {
            var description = target.Operation(operation);
            return
            [
                new(AttributeKeys.DbSystemName, system),
                new(AttributeKeys.DbOperationName, description.Verb),
                new(AttributeKeys.DbQuerySummary, description.Name),
                .. description.Subject.Length > 0 ? [new Tag(AttributeKeys.DbCollectionName, description.Subject)] : Array.Empty<Tag>(),
                new(AttributeKeys.ServerAddress, target.Description.Name),
                .. OutcomeTags.Other(outcome),
            ];
        }
    }
}
