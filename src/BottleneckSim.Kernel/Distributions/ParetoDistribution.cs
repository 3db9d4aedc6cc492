using BottleneckSim.Kernel.Mathematics;
using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Kernel.Distributions;

/// <summary>The Pareto distribution: P(X &gt; x) = (minimum/x)^shape, a power-law tail, optionally cut at a maximum.</summary>
/// <remarks>
/// Without a maximum a sample is minimum · e^(E/shape) with E exponential of mean 1; with one, the distribution function is inverted.
/// The moment of order r of the bounded law is minimum^r · g(shape − r)/g(shape) with g(t) = (1 − (minimum/maximum)^t)/t and
/// g(0) = ln(maximum/minimum).
/// </remarks>
public sealed record ParetoDistribution : Distribution
{
    private readonly double _minimum;
    private readonly double _logarithmOfRange;
    private readonly double _massBelowMaximum;

    /// <summary>Makes the distribution.</summary>
    /// <param name="shape">Finite and above 0. Up to 1 the mean is infinite without a maximum, up to 2 the variance.</param>
    /// <param name="minimum">Finite and above 0.</param>
    /// <param name="maximum">Above the minimum; +∞, the default, for no bound.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public ParetoDistribution(double shape, double minimum, double maximum = double.PositiveInfinity)
    {
        Shape = Parameters.RequirePositive(shape);
        _minimum = Parameters.RequirePositive(minimum);
        if (!(maximum > minimum))
            throw Parameters.Refusal(nameof(maximum), maximum, FormattableString.Invariant($"above the minimum, {minimum}"));
        Maximum = maximum;
        _logarithmOfRange = DeterministicMath.Log(maximum / minimum);
        _massBelowMaximum = -DeterministicMath.Expm1(-shape * _logarithmOfRange);
    }

    /// <summary>The exponent of the tail.</summary>
    public double Shape { get; }

    /// <inheritdoc />
    public override double Minimum => _minimum;

    /// <summary>No sample is above this value; +∞ where there is no bound.</summary>
    public double Maximum { get; }

    /// <inheritdoc />
    public override double Mean => Moment(1);

    /// <inheritdoc />
    public override double Variance => double.IsInfinity(Moment(2)) ? double.PositiveInfinity : Math.Max(Moment(2) - (Mean * Mean), 0);

    private bool IsBounded => double.IsFinite(Maximum);

    /// <inheritdoc />
    public override double Sample(ref DrawStream stream)
    {
        var logarithm = IsBounded
            ? -DeterministicMath.Log1p(-stream.NextUnit() * _massBelowMaximum)
            : ExponentialZiggurat.Sample(ref stream);
        return Math.Min(_minimum * DeterministicMath.Exp(logarithm / Shape), Maximum);
    }

    private double Moment(int order)
    {
        if (!IsBounded && Shape <= order)
            return double.PositiveInfinity;
        return DeterministicMath.Pow(_minimum, order) * IntegralOverRange(Shape - order) / IntegralOverRange(Shape);
    }

    private double IntegralOverRange(double exponent) => exponent == 0 ? _logarithmOfRange
        : IsBounded ? -DeterministicMath.Expm1(-exponent * _logarithmOfRange) / exponent
        : 1 / exponent;
}
