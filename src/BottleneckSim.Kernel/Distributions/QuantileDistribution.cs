using System.Collections.Immutable;
using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Kernel.Distributions;

/// <summary>A distribution given by some quantiles, as dashboards and papers print them (min, p50, p95, p99, max), linear in between.</summary>
/// <remarks>
/// <code>
///  value │              ╱ (1, max)     A draw takes a uniform number as the probability
///        │        __.─·´               and reads the value off this polygon.
///        │ __.──·´
///        └────────────────► probability from 0 to 1
/// </code>
/// </remarks>
public sealed record QuantileDistribution : Distribution
{
    /// <summary>The most quantiles accepted.</summary>
    public const int MaximumCount = 10_000;

    private readonly double[] _probabilities;
    private readonly double[] _values;

    /// <summary>Makes the distribution.</summary>
    /// <param name="quantiles">
    /// From 2 to <see cref="MaximumCount"/> points in ascending order: probabilities from exactly 0 (the minimum) to exactly 1 (the
    /// maximum), rising; values finite, never falling.
    /// </param>
    /// <exception cref="ArgumentException">The points are not so.</exception>
    public QuantileDistribution(IEnumerable<(double Probability, double Value)> quantiles)
    {
        ArgumentNullException.ThrowIfNull(quantiles);
        Quantiles = [.. quantiles];
        if (Quantiles.Length is < 2 or > MaximumCount)
            throw new ArgumentException($"{Quantiles.Length} quantiles are given; from 2 to {MaximumCount} are allowed.", nameof(quantiles));
        if (Quantiles[0].Probability != 0 || Quantiles[^1].Probability != 1)
            throw new ArgumentException("Quantiles begin with the minimum at probability 0 and end with the maximum at probability 1.", nameof(quantiles));

        _probabilities = [.. Quantiles.Select(static quantile => quantile.Probability)];
        _values = [.. Quantiles.Select(static quantile => Parameters.RequireFinite(quantile.Value, nameof(quantiles)))];
        for (var i = 1; i < _values.Length; i++)
            RequireAscending(Quantiles[i - 1], Quantiles[i]);
        Mean = SumOverSegments(static (low, high) => (low + high) / 2);
        Variance = SumOverSegments((low, high) => SecondMoment(low - Mean, high - Mean));
    }

    /// <summary>The given points.</summary>
    public ImmutableArray<(double Probability, double Value)> Quantiles { get; }

    /// <inheritdoc />
    public override double Mean { get; }

    /// <inheritdoc />
    public override double Variance { get; }

    /// <inheritdoc />
    public override double Minimum => _values[0];

    /// <summary>No sample is above this value.</summary>
    public double Maximum => _values[^1];

    /// <inheritdoc />
    public override double Sample(ref DrawStream stream) => Quantile(stream.NextUnit());

    /// <summary>The value that a share of the distribution does not exceed.</summary>
    /// <param name="probability">From 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is out of range.</exception>
    public double Quantile(double probability)
    {
        if (!(probability >= 0 && probability <= 1))
            throw Parameters.Refusal(nameof(probability), probability, "from 0 to 1");
        var segment = FindSegment(probability);
        var share = (probability - _probabilities[segment]) / (_probabilities[segment + 1] - _probabilities[segment]);
        return Math.Min(_values[segment] + (share * (_values[segment + 1] - _values[segment])), _values[segment + 1]);
    }

    /// <inheritdoc />
    public bool Equals(QuantileDistribution? other) => other is not null && Quantiles.SequenceEqual(other.Quantiles);

    /// <inheritdoc />
    public override int GetHashCode() => Mean.GetHashCode();

    private static void RequireAscending((double Probability, double Value) left, (double Probability, double Value) right)
    {
        if (!(right.Probability > left.Probability) || right.Value < left.Value)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Quantiles rise in probability and do not fall in value, but {left} is followed by {right}."));
        }
    }

    /// <summary>The mean of the squares of a uniform variable between two ends.</summary>
    private static double SecondMoment(double low, double high) => ((low * low) + (low * high) + (high * high)) / 3;

    /// <summary>The last segment that begins at or before the probability.</summary>
    private int FindSegment(double probability)
    {
        var low = 0;
        var high = _probabilities.Length - 2;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_probabilities[middle] <= probability)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    private double SumOverSegments(Func<double, double, double> function)
    {
        var sum = 0.0;
        for (var i = 1; i < _values.Length; i++)
            sum += (_probabilities[i] - _probabilities[i - 1]) * function(_values[i - 1], _values[i]);
        return sum;
    }
}
