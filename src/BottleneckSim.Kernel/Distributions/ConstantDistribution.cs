using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Kernel.Distributions;

/// <summary>Always the same value.</summary>
public sealed record ConstantDistribution : Distribution
{
    /// <summary>Makes the constant.</summary>
    /// <param name="value">Finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public ConstantDistribution(double value) => Value = Parameters.RequireFinite(value);

    /// <summary>The value.</summary>
    public double Value { get; }

    /// <inheritdoc />
    public override double Mean => Value;

    /// <inheritdoc />
    public override double Variance => 0;

    /// <inheritdoc />
    public override double Minimum => Value;

    /// <inheritdoc />
    public override double Sample(ref DrawStream stream) => Value;
}
