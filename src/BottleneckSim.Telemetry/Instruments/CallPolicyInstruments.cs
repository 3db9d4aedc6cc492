using System.Diagnostics.Metrics;
using BottleneckSim.Observations.Calls;
using BottleneckSim.Telemetry.Catalogue;
using BottleneckSim.Telemetry.Nodes;

namespace BottleneckSim.Telemetry.Instruments;

/// <summary>What a node's call policies have done, by whom they call.</summary>
internal sealed class CallPolicyInstruments
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<int, (string Address, CallsSampled Sample)> _byGuard = [];
    private readonly NodeDirectory _directory;

    public CallPolicyInstruments(Meter meter, NodeDirectory directory)
    {
        _directory = directory;
        Observe(CallPolicyMetrics.Attempts, static sample => sample.Attempts);
        Observe(CallPolicyMetrics.Retries, static sample => sample.Retries);
        Observe(CallPolicyMetrics.Copies, static sample => sample.Copies);
        Observe(CallPolicyMetrics.BudgetRefusals, static sample => sample.BudgetRefusals);
        Observe(CallPolicyMetrics.Rejections, static sample => sample.Rejected);
        Observe(CallPolicyMetrics.Openings, static sample => sample.Openings);
        Observe(CallPolicyMetrics.Open, static sample => sample.State == BreakerState.Closed ? 0 : 1);

        void Observe(InstrumentDefinition definition, Func<CallsSampled, long> value) => meter.Observe(definition, () => Measure(value));
    }

    public void Set(in CallsSampled sample)
    {
        var address = _directory[sample.Target].Description.Name;
        lock (_lock)
        {
            _byGuard[sample.Guard] = (address, sample);
        }
    }

    /// <summary>Several policies may guard calls to one target: their sums.</summary>
    private List<Measurement<double>> Measure(Func<CallsSampled, long> value)
    {
        lock (_lock)
        {
            return [.. _byGuard.Values
                .GroupBy(one => one.Address, StringComparer.Ordinal)
                .Select(one => new Measurement<double>(one.Sum(each => value(each.Sample)), new Tag(AttributeKeys.ServerAddress, one.Key)))];
        }
    }
}
