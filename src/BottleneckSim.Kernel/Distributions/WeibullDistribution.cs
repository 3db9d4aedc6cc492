using BottleneckSim.Kernel.Mathematics;
using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Kernel.Distributions;

/// <summary>The Weibull distribution: P(X &gt; x) = e^(−(x/scale)^shape). Shape below 1 has a heavy tail, 1 is exponential, above 1 wears out.</summary>
/// <remarks>A sample is scale · E^(1/shape) with E exponential of mean 1.</remarks>
public sealed record WeibullDistribution : Distribution
{
    /// <summary>Makes the distribution.</summary>
    /// <param name="shape">Finite and above 0.</param>
    /// <param name="scale">Finite and above 0: 63.2 % of the values are below it.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public WeibullDistribution(double shape, double scale)
    {
        Shape = Parameters.RequirePositive(shape);
        Scale = Parameters.RequirePositive(scale);
    }

    /// <summary>The shape; no unit.</summary>
    public double Shape { get; }

    /// <summary>The scale, in the unit of the values.</summary>
    public double Scale { get; }

    /// <summary>Scale · Γ(1 + 1/shape).</summary>
    public override double Mean => Scale * Moment(1);

    /// <inheritdoc />
    public override double Variance => Scale * Scale * Math.Max(Moment(2) - (Moment(1) * Moment(1)), 0);

    /// <inheritdoc />
    public override double Minimum => 0;

    /// <summary>The distribution of a mean and a shape.</summary>
    /// <param name="mean">Finite and above 0.</param>
    /// <param name="shape">Finite and above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public static WeibullDistribution FromMean(double mean, double shape)
        => new(shape, Parameters.RequirePositive(mean) / new WeibullDistribution(shape, 1).Mean);

    /// <inheritdoc />
    public override double Sample(ref DrawStream stream)
        => Scale * DeterministicMath.Exp(DeterministicMath.Log(ExponentialZiggurat.Sample(ref stream)) / Shape);

    private double Moment(int order) => DeterministicMath.Exp(DeterministicMath.LogGamma(1 + (order / Shape)));
}
