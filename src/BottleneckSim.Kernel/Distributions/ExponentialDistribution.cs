using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Kernel.Distributions;

/// <summary>The time to the next event of a process without memory: density e^(−x/mean)/mean from 0 up.</summary>
/// <remarks>One key gives the same multiple of the mean under every mean, so that a fix that halves the mean halves each value.</remarks>
public sealed record ExponentialDistribution : Distribution
{
    private readonly double _mean;

    /// <summary>Makes the distribution.</summary>
    /// <param name="mean">Finite and above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The mean is out of range.</exception>
    public ExponentialDistribution(double mean) => _mean = Parameters.RequirePositive(mean);

    /// <inheritdoc />
    public override double Mean => _mean;

    /// <inheritdoc />
    public override double Variance => _mean * _mean;

    /// <inheritdoc />
    public override double Minimum => 0;

    /// <inheritdoc />
    public override double Sample(ref DrawStream stream) => _mean * ExponentialZiggurat.Sample(ref stream);
}
