using BottleneckSim.Kernel.Mathematics;
using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Kernel.Distributions;

/// <summary>A value whose logarithm is normal: median · e^(sigma · normal). Service and network times often look so.</summary>
public sealed record LognormalDistribution : Distribution
{
    /// <summary>Makes the distribution.</summary>
    /// <param name="median">Half of the values are below it: finite and above 0.</param>
    /// <param name="sigma">The standard deviation of the values' natural logarithm: finite, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public LognormalDistribution(double median, double sigma)
    {
        Median = Parameters.RequirePositive(median);
        Sigma = Parameters.RequireNotNegative(sigma);
    }

    /// <summary>Half of the values are below it.</summary>
    public double Median { get; }

    /// <summary>The standard deviation of the natural logarithm; no unit.</summary>
    public double Sigma { get; }

    /// <inheritdoc />
    public override double Mean => Median * DeterministicMath.Exp(Sigma * Sigma / 2);

    /// <inheritdoc />
    public override double Variance => Mean * Mean * DeterministicMath.Expm1(Sigma * Sigma);

    /// <inheritdoc />
    public override double Minimum => 0;

    /// <summary>The distribution of a mean and a spread.</summary>
    /// <param name="mean">Finite and above 0.</param>
    /// <param name="sigma">The standard deviation of the values' natural logarithm: finite, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public static LognormalDistribution FromMean(double mean, double sigma)
        => new(Parameters.RequirePositive(mean) * DeterministicMath.Exp(-Parameters.RequireNotNegative(sigma) * sigma / 2), sigma);

    /// <summary>The distribution of a median and one more quantile, for instance the p99 of a published table.</summary>
    /// <param name="median">Finite and above 0.</param>
    /// <param name="probability">Which quantile: between 0.5 and 1, both excluded; 0.99 for the p99.</param>
    /// <param name="quantile">The value of that quantile: finite, at least the median.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public static LognormalDistribution FromMedianAndQuantile(double median, double probability, double quantile)
    {
        Parameters.RequirePositive(median);
        Parameters.RequirePositive(quantile);
        if (!(probability > 0.5 && probability < 1))
            throw Parameters.Refusal(nameof(probability), probability, "above 0.5 and below 1");
        if (quantile < median)
            throw Parameters.Refusal(nameof(quantile), quantile, FormattableString.Invariant($"at least the median, {median}"));
        return new(median, DeterministicMath.Log(quantile / median) / StandardNormal.Quantile(probability));
    }

    /// <inheritdoc />
    public override double Sample(ref DrawStream stream) => Median * DeterministicMath.Exp(Sigma * NormalZiggurat.Sample(ref stream));
}
