using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Kernel.Distributions;

/// <summary>Another distribution's values times a factor, plus an offset. One key gives corresponding values of both.</summary>
public sealed record AffineDistribution : Distribution
{
    /// <summary>Makes the distribution.</summary>
    /// <param name="inner">The distribution to draw from.</param>
    /// <param name="factor">Finite, at least 0.</param>
    /// <param name="offset">Finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public AffineDistribution(Distribution inner, double factor, double offset)
    {
        ArgumentNullException.ThrowIfNull(inner);
        Inner = inner;
        Factor = Parameters.RequireNotNegative(factor);
        Offset = Parameters.RequireFinite(offset);
    }

    /// <summary>The distribution drawn from.</summary>
    public Distribution Inner { get; }

    /// <summary>What its values are multiplied by.</summary>
    public double Factor { get; }

    /// <summary>What is added then.</summary>
    public double Offset { get; }

    /// <inheritdoc />
    public override double Mean => Transform(Inner.Mean);

    /// <inheritdoc />
    public override double Variance => Factor == 0 ? 0 : Factor * Factor * Inner.Variance;

    /// <inheritdoc />
    public override double Minimum => Transform(Inner.Minimum);

    /// <inheritdoc />
    public override double Sample(ref DrawStream stream) => Transform(Inner.Sample(ref stream));

    private double Transform(double value) => Factor == 0 ? Offset : (Factor * value) + Offset;
}
