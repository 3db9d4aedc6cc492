using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Kernel.Distributions;

/// <summary>Every value between two ends is as likely as any other.</summary>
public sealed record UniformDistribution : Distribution
{
    private readonly double _minimum;

    /// <summary>Makes the distribution.</summary>
    /// <param name="minimum">Finite.</param>
    /// <param name="maximum">Finite, not below <paramref name="minimum"/>; their difference must be finite, too.</param>
    /// <exception cref="ArgumentOutOfRangeException">An end is not finite, or they are the wrong way round.</exception>
    public UniformDistribution(double minimum, double maximum)
    {
        _minimum = Parameters.RequireFinite(minimum);
        Maximum = Parameters.RequireFinite(maximum);
        if (maximum < minimum || !double.IsFinite(maximum - minimum))
            throw Parameters.Refusal(nameof(maximum), maximum, FormattableString.Invariant($"at least the minimum, {minimum}, and a finite distance from it"));
    }

    /// <inheritdoc />
    public override double Minimum => _minimum;

    /// <summary>No sample is above this value.</summary>
    public double Maximum { get; }

    /// <inheritdoc />
    public override double Mean => _minimum + ((Maximum - _minimum) / 2);

    /// <inheritdoc />
    public override double Variance => (Maximum - _minimum) * (Maximum - _minimum) / 12;

    /// <inheritdoc />
    public override double Sample(ref DrawStream stream) => Math.Min(_minimum + ((Maximum - _minimum) * stream.NextUnit()), Maximum);
}
