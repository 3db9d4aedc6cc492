namespace BottleneckSim.Kernel.Statistics;

/// <summary>Count, mean and variance of numbers as they come, without keeping them.</summary>
/// <remarks>
/// Welford, "Note on a method for calculating corrected sums of squares and products", Technometrics 4 (1962); merging after
/// Chan, Golub and LeVeque (1983). Both stay exact to rounding where the textbook sum of squares cancels.
/// </remarks>
public sealed class RunningMoments
{
    private double _mean;
    private double _squares;

    /// <summary>How many numbers were added.</summary>
    public long Count { get; private set; }

    /// <summary>The arithmetic mean.</summary>
    /// <exception cref="InvalidOperationException">Nothing was added.</exception>
    public double Mean => Count > 0 ? _mean : throw TooFew(1);

    /// <summary>The sample variance (divisor n − 1).</summary>
    /// <exception cref="InvalidOperationException">Fewer than two numbers were added.</exception>
    public double Variance => Count > 1 ? _squares / (Count - 1) : throw TooFew(2);

    /// <summary>The sample standard deviation.</summary>
    /// <exception cref="InvalidOperationException">Fewer than two numbers were added.</exception>
    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>The standard error of the mean.</summary>
    /// <exception cref="InvalidOperationException">Fewer than two numbers were added.</exception>
    public double StandardError => Math.Sqrt(Variance / Count);

    /// <summary>Adds a number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite.</exception>
    public void Add(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "Only finite numbers have a mean and a variance.");
        }

        Count++;
        var difference = value - _mean;
        _mean += difference / Count;
        _squares += difference * (value - _mean);
    }

    /// <summary>Adds all numbers of another.</summary>
    public void Merge(RunningMoments other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Count == 0)
        {
            return;
        }

        var count = Count + other.Count;
        var difference = other._mean - _mean;
        _squares += other._squares + (difference * difference * ((double)Count * other.Count / count));
        _mean += difference * ((double)other.Count / count);
        Count = count;
    }

    private InvalidOperationException TooFew(int needed) => new($"{Count} numbers were added, and this moment needs at least {needed}.");
}
