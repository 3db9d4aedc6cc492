using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Autoscaling;

/// <summary>The metric's integral of one node at the looks that are still needed.</summary>
internal sealed class MetricHistory
{
    private readonly List<(Instant Time, double Amount, double Base)> _points = [];

    /// <summary>Notes an integral: of work and of capacity, of jobs and of time.</summary>
    public void Add(Instant time, double amount, double @base) => _points.Add((time, amount, @base));

    /// <summary>Notes a value that has held since the look before.</summary>
    public void AddStep(Instant time, double value)
    {
        var (before, amount, _) = _points.Count > 0 ? _points[^1] : (time, 0, 0);
        _points.Add((time, amount + (value * (time - before).TotalSeconds), time.TotalSeconds));
    }

    /// <summary>Forgets what is older than an instant, but for the newest of it.</summary>
    public void ForgetBefore(Instant instant)
    {
        while (_points.Count > 1 && _points[1].Time <= instant)
        {
            _points.RemoveAt(0);
        }
    }

    /// <summary>The mean between the looks at two instants; null if the node was not there at both.</summary>
    public double? MeanBetween(Instant from, Instant to)
    {
        if (_points.Count == 0 || _points[0].Time > from)
        {
            return null;
        }

        var first = _points.FindLast(point => point.Time <= from);
        var last = _points.FindLast(point => point.Time <= to);
        return last.Base > first.Base ? (last.Amount - first.Amount) / (last.Base - first.Base) : null;
    }
}
