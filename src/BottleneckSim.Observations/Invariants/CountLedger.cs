using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Invariants;

/// <summary>Remembers the last cumulative counts of one sampled thing and demands that none of them falls.</summary>
internal sealed class CountLedger(string where, ViolationLog log)
{
    private long[] _last = [];

    /// <summary>Takes the counts of a sample, always in the same order.</summary>
    public void Take(Instant time, ReadOnlySpan<long> counts)
    {
        if (_last.Length != counts.Length)
            _last = new long[counts.Length];
        for (var index = 0; index < counts.Length; index++)
        {
            if (counts[index] < _last[index])
                log.Add(Invariant.CountsNeverFall, where, time, $"count {index} at least {_last[index]}", $"{counts[index]}");
            _last[index] = counts[index];
        }
    }
}
