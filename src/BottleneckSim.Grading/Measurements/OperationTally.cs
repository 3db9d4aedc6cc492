using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Kernel.Statistics;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Grading.Measurements;

/// <summary>Counts the requests of one operation in one window.</summary>
internal sealed class OperationTally
{
    private readonly Duration[] _limits;
    private readonly long[] _within;
    private readonly LogLinearHistogram _succeededLatency = new();
    private readonly LogLinearHistogram _endedLatency = new();
    private readonly long[] _outcomes = new long[RequestOutcomes.Count];
    private long _offered;
    private long _contentBytes;

    public OperationTally(IEnumerable<Duration> limits)
    {
        _limits = [.. limits.Distinct().Order()];
        _within = new long[_limits.Length];
    }

    public void Issue() => _offered++;

    public void End(in RequestFinished fact)
    {
        _outcomes[(int)fact.Outcome]++;
        _contentBytes += fact.ContentBytes;
        var latency = fact.Latency;
        _endedLatency.Record(latency.Nanoseconds);
        if (fact.Outcome != RequestOutcome.Succeeded)
            return;
        _succeededLatency.Record(latency.Nanoseconds);
        for (var index = _limits.Length - 1; index >= 0 && latency <= _limits[index]; index--)
            _within[index]++;
    }

    public OperationMeasurement ToMeasurement(string operation) => new()
    {
        Operation = operation,
        Offered = _offered,
        Succeeded = _outcomes[(int)RequestOutcome.Succeeded],
        Failed = _outcomes[(int)RequestOutcome.Failed],
        Refused = _outcomes[(int)RequestOutcome.Refused],
        TimedOut = _outcomes[(int)RequestOutcome.TimedOut],
        ContentBytes = _contentBytes,
        SucceededLatency = _succeededLatency.Copy(),
        EndedLatency = _endedLatency.Copy(),
        SucceededWithin = [.. _limits.Zip(_within)],
    };
}
