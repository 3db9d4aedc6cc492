using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Kernel.Statistics;

namespace BottleneckSim.Grading.Measurements;

/// <summary>Counts the answers of one tier in one window that were stale.</summary>
internal sealed class StalenessTally
{
    private readonly Duration[] _limits;
    private readonly long[] _beyond;
    private readonly LogLinearHistogram _ages = new();
    private long _reads;

    public StalenessTally(IEnumerable<Duration> limits)
    {
        _limits = [.. limits.Distinct().Order()];
        _beyond = new long[_limits.Length];
    }

    public void Read() => _reads++;

    public void Stale(Duration age)
    {
        _ages.Record(age.Nanoseconds);
        for (var index = 0; index < _limits.Length && age > _limits[index]; index++)
            _beyond[index]++;
    }

    /// <summary>What was counted.</summary>
    /// <param name="tier">The tier.</param>
    /// <param name="lookups">Look-ups of a cache that are told by samples.</param>
    public StalenessMeasurement ToMeasurement(string tier, long lookups) => new()
    {
        Tier = tier,
        Answers = _reads + lookups,
        Ages = _ages.Copy(),
        StaleBeyond = [.. _limits.Zip(_beyond)],
    };
}
