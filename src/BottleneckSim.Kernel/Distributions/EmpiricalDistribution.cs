using System.Collections.Immutable;
using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Kernel.Distributions;

/// <summary>Some values, each with a weight: a measured sample, or a mixture of a few sizes.</summary>
/// <remarks>
/// The distribution function is a staircase. A draw inverts it by binary search, so that a larger uniform number never gives a smaller
/// value: common random numbers stay in step when values or weights change a little.
/// </remarks>
public sealed record EmpiricalDistribution : Distribution
{
    /// <summary>The most values accepted.</summary>
    public const int MaximumCount = 1_000_000;

    private readonly double[] _values;
    private readonly double[] _cumulativeWeights;

    /// <summary>Makes the distribution; values may come in any order.</summary>
    /// <param name="weightedValues">From 1 to <see cref="MaximumCount"/> pairs: a finite value, and a weight that is finite and at least 0, not all 0.</param>
    /// <exception cref="ArgumentException">There is no pair, there are too many, or one is out of range.</exception>
    public EmpiricalDistribution(IEnumerable<(double Value, double Weight)> weightedValues)
    {
        ArgumentNullException.ThrowIfNull(weightedValues);
        WeightedValues = [.. weightedValues.OrderBy(static pair => pair.Value)];
        if (WeightedValues.Length is 0 or > MaximumCount)
            throw new ArgumentException($"{WeightedValues.Length} values are given; from 1 to {MaximumCount} are allowed.", nameof(weightedValues));

        _values = new double[WeightedValues.Length];
        _cumulativeWeights = new double[WeightedValues.Length];
        var total = 0.0;
        for (var i = 0; i < _values.Length; i++)
        {
            _values[i] = Parameters.RequireFinite(WeightedValues[i].Value, nameof(weightedValues));
            total += Parameters.RequireNotNegative(WeightedValues[i].Weight, nameof(weightedValues));
            _cumulativeWeights[i] = total;
        }

        Parameters.RequirePositive(total, nameof(weightedValues));
        Mean = Average(static value => value);
        Variance = Average(value => (value - Mean) * (value - Mean));
    }

    /// <summary>The values in ascending order with their weights.</summary>
    public ImmutableArray<(double Value, double Weight)> WeightedValues { get; }

    /// <inheritdoc />
    public override double Mean { get; }

    /// <inheritdoc />
    public override double Variance { get; }

    /// <inheritdoc />
    public override double Minimum => WeightedValues.First(static pair => pair.Weight > 0).Value;

    /// <inheritdoc />
    public override double Sample(ref DrawStream stream)
    {
        var target = stream.NextUnit() * _cumulativeWeights[^1];
        var low = 0;
        var high = _cumulativeWeights.Length - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_cumulativeWeights[middle] > target)
                high = middle;
            else
                low = middle + 1;
        }

        return _values[low];
    }

    /// <inheritdoc />
    public bool Equals(EmpiricalDistribution? other) => other is not null && WeightedValues.SequenceEqual(other.WeightedValues);

    /// <inheritdoc />
    public override int GetHashCode() => Mean.GetHashCode();

    private double Average(Func<double, double> function)
    {
        var sum = 0.0;
        foreach (var (value, weight) in WeightedValues)
            sum += weight * function(value);
        return sum / _cumulativeWeights[^1];
    }
}
