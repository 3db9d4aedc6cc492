using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Kernel.Distributions;

/// <summary>The time that so many exponential stages of equal mean take one after the other: a gamma distribution of whole shape.</summary>
public sealed record ErlangDistribution : Distribution
{
    private readonly GammaDistribution _gamma;

    /// <summary>Makes the distribution.</summary>
    /// <param name="stages">At least 1.</param>
    /// <param name="mean">The mean of the whole: finite and above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public ErlangDistribution(int stages, double mean)
    {
        if (stages < 1)
            throw Parameters.Refusal(nameof(stages), stages, "at least 1");
        Stages = stages;
        _gamma = GammaDistribution.FromMean(mean, stages);
    }

    /// <summary>The number of stages.</summary>
    public int Stages { get; }

    /// <inheritdoc />
    public override double Mean => _gamma.Mean;

    /// <inheritdoc />
    public override double Variance => _gamma.Variance;

    /// <inheritdoc />
    public override double Minimum => 0;

    /// <inheritdoc />
    public override double Sample(ref DrawStream stream) => _gamma.Sample(ref stream);
}
