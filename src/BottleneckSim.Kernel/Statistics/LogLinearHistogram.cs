namespace BottleneckSim.Kernel.Statistics;

/// <summary>Counts non-negative values in log-linear buckets: quantiles to within 1 %, everything else exact.</summary>
/// <remarks>
/// <see cref="Count"/>, <see cref="Sum"/>, <see cref="Minimum"/> and <see cref="Maximum"/> are exact, at any magnitude up to
/// <see cref="long.MaxValue"/>. <see cref="Quantile"/> is at most 1/128 = 0.79 % away from the recorded value of that rank, and
/// exact below 128. A histogram takes about 30 kB whatever it holds; recording never allocates. The idea of log-linear
/// buckets is that of HdrHistogram (G. Tene).
/// </remarks>
public sealed class LogLinearHistogram
{
    private readonly long[] _counts = new long[LogLinearBuckets.Count];
    private long _minimum = long.MaxValue;
    private long _maximum = -1;
    private ulong _sumLower;
    private ulong _sumUpper;

    /// <summary>How many values are recorded.</summary>
    public long Count { get; private set; }

    /// <summary>The exact sum of the values.</summary>
    public Int128 Sum => new(_sumUpper, _sumLower);

    /// <summary>The smallest value.</summary>
    /// <exception cref="InvalidOperationException">Nothing is recorded.</exception>
    public long Minimum => Count > 0 ? _minimum : throw Empty();

    /// <summary>The largest value.</summary>
    /// <exception cref="InvalidOperationException">Nothing is recorded.</exception>
    public long Maximum => Count > 0 ? _maximum : throw Empty();

    /// <summary>The arithmetic mean.</summary>
    /// <exception cref="InvalidOperationException">Nothing is recorded.</exception>
    public double Mean => Count > 0 ? (double)Sum / Count : throw Empty();

    /// <summary>The buckets that hold values, from the lowest to the highest.</summary>
    public IEnumerable<HistogramBucket> Buckets
    {
        get
        {
            for (var index = FirstIndex; index <= LastIndex; index++)
            {
                if (_counts[index] > 0)
                {
                    yield return new(LogLinearBuckets.LowerBoundOf(index), LogLinearBuckets.UpperBoundOf(index), _counts[index]);
                }
            }
        }
    }

    private int FirstIndex => Count > 0 ? LogLinearBuckets.IndexOf(_minimum) : 0;

    private int LastIndex => Count > 0 ? LogLinearBuckets.IndexOf(_maximum) : -1;

    /// <summary>Records a value.</summary>
    /// <param name="value">The value, 0 or more; for a latency, nanoseconds.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public void Record(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        _counts[LogLinearBuckets.IndexOf(value)]++;
        Count++;
        _sumLower = unchecked(_sumLower + (ulong)value);
        if (_sumLower < (ulong)value)
        {
            _sumUpper++;
        }

        if (value < _minimum)
        {
            _minimum = value;
        }

        if (value > _maximum)
        {
            _maximum = value;
        }
    }

    /// <summary>The value of nearest rank: the smallest one that at least this share of the values does not exceed.</summary>
    /// <param name="share">0 to 1: 0.99 for the 99th percentile; 0 gives the minimum and 1 the maximum, exactly.</param>
    /// <returns>At most 0.79 % away from the recorded value of that rank, and never outside minimum and maximum.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside 0 to 1.</exception>
    /// <exception cref="InvalidOperationException">Nothing is recorded.</exception>
    public long Quantile(double share)
    {
        var rank = NearestRank.Of(share, Count > 0 ? Count : throw Empty());
        if (rank == 1)
        {
            return _minimum;
        }

        if (rank == Count)
        {
            return _maximum;
        }

        var index = FirstIndex;
        for (var seen = _counts[index]; seen < rank; seen += _counts[index])
        {
            index++;
        }

        return Math.Clamp(LogLinearBuckets.MiddleOf(index), _minimum, _maximum);
    }

    /// <summary>How many values certainly do not exceed a limit.</summary>
    /// <returns>
    /// The exact count when the limit is below 128, at or above the maximum, or at a bucket's upper bound; otherwise the
    /// values in the limit's own bucket are left out, which is the exact count for a limit at most 1/64 lower.
    /// </returns>
    public long CountAtMost(long limit)
    {
        if (limit >= _maximum)
        {
            return Count;
        }

        var count = 0L;
        for (var index = FirstIndex; index <= LastIndex && LogLinearBuckets.UpperBoundOf(index) <= limit; index++)
        {
            count += _counts[index];
        }

        return count;
    }

    /// <summary>Adds all values of another histogram: the result is as if they had been recorded here.</summary>
    public void Merge(LogLinearHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Count == 0)
        {
            return;
        }

        for (int index = other.FirstIndex, last = other.LastIndex; index <= last; index++)
        {
            _counts[index] += other._counts[index];
        }

        var sum = Sum + other.Sum;
        (_sumUpper, _sumLower) = ((ulong)(sum >> 64), unchecked((ulong)sum));
        _minimum = Math.Min(_minimum, other._minimum);
        _maximum = Math.Max(_maximum, other._maximum);
        Count += other.Count;
    }

    /// <summary>Forgets all values.</summary>
    public void Clear()
    {
        Array.Clear(_counts, FirstIndex, LastIndex - FirstIndex + 1);
        (_minimum, _maximum, _sumLower, _sumUpper, Count) = (long.MaxValue, -1, 0, 0, 0);
    }

    /// <summary>A histogram of its own with the same values.</summary>
    public LogLinearHistogram Copy()
    {
        var copy = new LogLinearHistogram();
        copy.Merge(this);
        return copy;
    }

    private static InvalidOperationException Empty() => new("The histogram is empty: minimum, maximum, mean and quantiles need at least one value.");
}
