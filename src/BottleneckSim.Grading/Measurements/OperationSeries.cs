using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Kernel.Statistics;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Grading.Measurements;

/// <summary>Builds an operation's series step by step, keeping one histogram only.</summary>
/// <remarks>A run that stops at every step's end tells all facts of a step before those of the next, whatever engine it is on.</remarks>
internal sealed class OperationSeries(Duration step)
{
    private readonly LogLinearHistogram _latency = new();
    private readonly List<OperationPoint> _points = [];
    private long _failures;

    public void End(in RequestFinished fact)
    {
        CloseUntil(fact.Time);
        _latency.Record(fact.Latency.Nanoseconds);
        _failures += fact.Outcome == RequestOutcome.Succeeded ? 0 : 1;
    }

    /// <summary>The points of all steps that are over at an instant.</summary>
    public IReadOnlyList<OperationPoint> Until(Instant end)
    {
        CloseUntil(end);
        return [.. _points];
    }

    private void CloseUntil(Instant instant)
    {
        while ((_points.Count + 1) * step.Nanoseconds <= instant.Nanoseconds)
        {
            _points.Add(new OperationPoint(
                Instant.Zero + (step * _points.Count), _latency.Count / step.TotalSeconds, _failures / step.TotalSeconds,
                Seconds(0.5), Seconds(0.95), Seconds(0.99)));
            _failures = 0;
            _latency.Clear();
        }
    }

    private double Seconds(double share) => _latency.Count == 0 ? 0 : _latency.Quantile(share) / 1e9;
}
