using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.Mathematics;

namespace BottleneckSim.Kernel.Tests.Distributions;

/// <summary>Each continuous distribution against its exact distribution function and its moments; see <see cref="GoodnessOfFit"/> for the error rate.</summary>
public class DistributionLawTests
{
    private const int Samples = 200_000;

    public static TheoryData<string> Names => [.. Laws.Keys.Order(StringComparer.Ordinal)];

    private static Dictionary<string, (Distribution Distribution, Func<double, double> CumulativeProbability)> Laws { get; } = new(StringComparer.Ordinal)
    {
        ["uniform"] = (new UniformDistribution(-3, 5), x => (x + 3) / 8),
        ["exponential"] = (new ExponentialDistribution(7), x => 1 - Math.Exp(-x / 7)),
        ["erlang, 1 stage"] = (new ErlangDistribution(1, 7), x => 1 - Math.Exp(-x / 7)),
        ["erlang, 5 stages"] = (new ErlangDistribution(5, 10), x => GammaProbability(5, x / 2)),
        ["gamma, shape 0.3"] = (new GammaDistribution(0.3, 2), x => GammaProbability(0.3, x / 2)),
        ["gamma, shape 2.5"] = (GammaDistribution.FromMean(5, 2.5), x => GammaProbability(2.5, x / 2)),
        ["gamma, shape 60"] = (new GammaDistribution(60, 1), x => GammaProbability(60, x)),
        ["lognormal"] = (new LognormalDistribution(20, 0.7), x => StandardNormal.CumulativeProbability(Math.Log(x / 20) / 0.7)),
        ["lognormal of a p99"] = (
            LognormalDistribution.FromMedianAndQuantile(10, 0.99, 30),
            x => StandardNormal.CumulativeProbability(Math.Log(x / 10) * 2.3263478740408408 / Math.Log(3))),
        ["pareto"] = (new ParetoDistribution(5, 2), x => 1 - Math.Pow(2 / x, 5)),
        ["pareto, bounded"] = (new ParetoDistribution(1.1, 1, 1000), x => (1 - Math.Pow(x, -1.1)) / (1 - Math.Pow(1000, -1.1))),
        ["pareto, bounded, shape 1"] = (new ParetoDistribution(1, 1, 50), x => (1 - (1 / x)) / (1 - (1 / 50.0))),
        ["pareto, bounded, shape 2"] = (new ParetoDistribution(2, 1, 50), x => (1 - (1 / (x * x))) / (1 - (1 / 2500.0))),
        ["weibull, shape 0.6"] = (new WeibullDistribution(0.6, 3), x => 1 - Math.Exp(-Math.Pow(x / 3, 0.6))),
        ["weibull, shape 3"] = (WeibullDistribution.FromMean(10, 3), x => 1 - Math.Exp(-Math.Pow(x * 0.8929795115692493 / 10, 3))),
        ["quantiles"] = (
            new QuantileDistribution([(0, 1), (0.5, 2), (0.9, 6), (1, 20)]),
            x => x < 2 ? (x - 1) / 2 : x < 6 ? 0.5 + ((x - 2) / 10) : 0.9 + ((x - 6) / 140)),
        ["affine"] = (new AffineDistribution(new ExponentialDistribution(1), 4, 3), x => 1 - Math.Exp(-(x - 3) / 4)),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Samples_follow_the_exact_distribution_function(string name)
        => GoodnessOfFit.AssertKolmogorovSmirnov(GoodnessOfFit.Draw(Laws[name].Distribution, Samples, seed: 11), Laws[name].CumulativeProbability);

    [Theory]
    [MemberData(nameof(Names))]
    public void Samples_have_the_stated_mean_and_variance(string name)
        => GoodnessOfFit.AssertMoments(GoodnessOfFit.Draw(Laws[name].Distribution, Samples, seed: 12), Laws[name].Distribution);

    [Theory]
    [MemberData(nameof(Names))]
    public void No_sample_is_below_the_stated_minimum(string name)
        => Assert.True(GoodnessOfFit.Draw(Laws[name].Distribution, Samples, seed: 13).Min() >= Laws[name].Distribution.Minimum);

    [Fact]
    public void The_far_tails_of_the_ziggurats_have_their_mass()
    {
        const int tries = 2_000_000;
        var exponential = GoodnessOfFit.Draw(new ExponentialDistribution(1), tries, seed: 14);
        var lognormal = GoodnessOfFit.Draw(new LognormalDistribution(1, 1), tries, seed: 15);
        AssertShare(exponential, x => x > 7.69711747013105, Math.Exp(-7.69711747013105));
        AssertShare(exponential, x => x > 9, Math.Exp(-9));
        AssertShare(lognormal, x => Math.Log(x) > 3.6541528853610088, StandardNormal.CumulativeProbability(-3.6541528853610088));
        AssertShare(lognormal, x => Math.Log(x) < -3.6541528853610088, StandardNormal.CumulativeProbability(-3.6541528853610088));
        AssertShare(lognormal, x => Math.Log(x) > 4, StandardNormal.CumulativeProbability(-4));
    }

    private static void AssertShare(double[] samples, Func<double, bool> condition, double probability)
        => GoodnessOfFit.AssertMean([.. samples.Select(x => condition(x) ? 1.0 : 0)], probability, probability * (1 - probability));

    /// <summary>The gamma distribution function by its series of positive terms: xᵃe⁻ˣ/Γ(a + 1) · (1 + x/(a + 1) + x²/((a + 1)(a + 2)) + …).</summary>
    private static double GammaProbability(double shape, double x)
    {
        var term = Math.Exp((shape * Math.Log(x)) - x - DeterministicMath.LogGamma(shape + 1));
        var sum = 0.0;
        for (var n = 1; n <= 500 && term > sum * 1e-17; n++)
        {
            sum += term;
            term *= x / (shape + n);
        }

        return Math.Min(sum, 1);
    }
}
