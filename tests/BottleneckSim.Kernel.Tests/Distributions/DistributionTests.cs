using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.TestSupport.Memory;
using FsCheck.Fluent;

namespace BottleneckSim.Kernel.Tests.Distributions;

public class DistributionTests
{
    private static readonly Distribution[] OneOfEach =
    [
        new ConstantDistribution(250),
        new UniformDistribution(100, 300),
        new ExponentialDistribution(500),
        new ErlangDistribution(4, 500),
        new GammaDistribution(0.5, 1000),
        new LognormalDistribution(400, 0.8),
        new WeibullDistribution(0.7, 300),
        new ParetoDistribution(1.5, 100),
        new ParetoDistribution(1.5, 100, 10_000),
        new EmpiricalDistribution([(1, 1), (10, 2), (100, 3)]),
        new QuantileDistribution([(0, 10), (0.5, 100), (1, 1000)]),
        new AffineDistribution(new ExponentialDistribution(1), 100, 50),
    ];

    /// <summary>A change detector: three values of each distribution. A difference means that every scenario's numbers change.</summary>
    [Fact]
    public void The_first_values_are_the_known_ones()
    {
        var lines = OneOfEach.Select(static distribution => FormattableString.Invariant(
            $"{distribution.GetType().Name} {string.Join(' ', GoodnessOfFit.Draw(distribution, 3, seed: 2026).Select(static value => value.ToString("R")))}"));
        Assert.Equal(
            """
            ConstantDistribution 250 250 250
            UniformDistribution 268.5937732341989 221.44649583779966 260.6466556956334
            ExponentialDistribution 3665.6996263761607 857.3288579777195 983.6390442906743
            ErlangDistribution 35.46498416885518 832.7283781852242 935.3028094474557
            GammaDistribution 16.816534608554253 294.5134217196351 1071.7585363405879
            LognormalDistribution 28.6211737466313 1100.5341327613364 1373.2650248710092
            WeibullDistribution 5165.38264339283 648.127504671008 788.7320268301218
            ParetoDistribution 13263.480199966327 313.64925207600464 371.1806649914029
            ParetoDistribution 342.3413848935116 186.26403680724414 294.79451565948386
            EmpiricalDistribution 100 100 100
            QuantileDistribution 717.3439591077905 293.01846254019705 645.8199012607009
            AffineDistribution 783.1399252752321 221.4657715955439 246.72780885813486
            """,
            string.Join('\n', lines));
    }

    [Theory]
    [InlineData(0.4, 0)]
    [InlineData(0.6, 1)]
    [InlineData(1234567.5, 1234568)]
    [InlineData(3.2e16, 31_536_000_000_000_000)]
    [InlineData(double.MaxValue, 31_536_000_000_000_000)]
    public void A_time_is_rounded_to_nanoseconds_and_cut_at_a_year(double nanoseconds, long expected)
    {
        var stream = DrawKey.FromSeed(1).Stream();
        Assert.Equal(Duration.FromNanoseconds(expected), new ConstantDistribution(nanoseconds).SampleDuration(ref stream));
    }

    [Fact]
    public void A_negative_time_stops_the_run_and_names_the_distribution()
    {
        var failure = Assert.Throws<InvalidOperationException>(static () =>
        {
            var stream = DrawKey.FromSeed(1).Stream();
            return new ConstantDistribution(-1).SampleDuration(ref stream);
        });
        Assert.Contains("ConstantDistribution", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Drawing_does_not_allocate()
    {
        var zipf = new ZipfDistribution(1000, 1);
        var permutation = new KeyPermutation(1000, DrawKey.FromSeed(1));
        var table = new AliasTable([1, 2, 3]);
        Assert.Equal(0, AllocatedBytes.Of(() =>
        {
            var stream = DrawKey.FromSeed(1).Stream();
            DrawAll(1000, ref stream);
            return () => DrawAll(1000, ref stream);
        }));

        void DrawAll(int count, ref DrawStream numbers)
        {
            for (var i = 0; i < count; i++)
            {
                foreach (var distribution in OneOfEach)
                    distribution.SampleDuration(ref numbers);
                permutation.Permute(zipf.SampleRank(ref numbers) - 1);
                table.Sample(ref numbers);
            }
        }
    }

    [Fact]
    public void Equal_keys_give_equal_values_above_the_minimum()
        => Prop.ForAll(Arb.From(SeededProperty.AnyLong), Arb.From(Gen.Choose(0, OneOfEach.Length - 1)), static (seed, which) =>
        {
            var first = DrawKey.FromSeed((ulong)seed).Stream();
            var second = DrawKey.FromSeed((ulong)seed).Stream();
            var value = OneOfEach[which].Sample(ref first);
            return value >= OneOfEach[which].Minimum && value.Equals(OneOfEach[which].Sample(ref second)) && first.NextBits() == second.NextBits();
        }).Check(seed: 1, tests: 2000);

    [Fact]
    public void Distributions_with_equal_parameters_are_equal()
    {
        Assert.Equal<Distribution>(new GammaDistribution(2, 3), new GammaDistribution(2, 3));
        Assert.NotEqual<Distribution>(new GammaDistribution(2, 3), new GammaDistribution(3, 2));
        Assert.Equal<Distribution>(new QuantileDistribution([(0, 1), (1, 2)]), new QuantileDistribution([(0, 1), (1, 2)]));
        Assert.NotEqual<Distribution>(new QuantileDistribution([(0, 1), (1, 2)]), new QuantileDistribution([(0, 1), (1, 3)]));
    }

    [Fact]
    public void Heavy_tails_have_infinite_moments()
    {
        Assert.Equal(double.PositiveInfinity, new ParetoDistribution(1, 1).Mean);
        Assert.Equal(double.PositiveInfinity, new ParetoDistribution(2, 1).Variance);
        Assert.Equal(2, new ParetoDistribution(2, 1).Mean, 12);
        Assert.True(double.IsFinite(new ParetoDistribution(0.5, 1, 1e6).Variance));
    }

    [Fact]
    public void A_mean_that_is_asked_for_is_met()
    {
        Assert.Equal(10, LognormalDistribution.FromMean(10, 1.3).Mean, 12);
        Assert.Equal(10, WeibullDistribution.FromMean(10, 0.4).Mean, 12);
        Assert.Equal(10, GammaDistribution.FromMean(10, 0.4).Mean, 12);
        Assert.Equal(10, new ErlangDistribution(7, 10).Mean, 12);
    }

    [Fact]
    public void Parameters_out_of_range_are_refused_with_what_is_allowed()
    {
        Action[] mistakes =
        [
            static () => _ = new ConstantDistribution(double.NaN),
            static () => _ = new UniformDistribution(2, 1),
            static () => _ = new UniformDistribution(-1e308, 1e308),
            static () => _ = new ErlangDistribution(0, 1),
            static () => _ = new GammaDistribution(0, 1),
            static () => _ = new GammaDistribution(1, -1),
            static () => _ = new LognormalDistribution(0, 1),
            static () => _ = new LognormalDistribution(1, -0.1),
            static () => LognormalDistribution.FromMedianAndQuantile(10, 0.5, 20),
            static () => LognormalDistribution.FromMedianAndQuantile(10, 0.9, 9),
            static () => _ = new WeibullDistribution(1, double.PositiveInfinity),
            static () => _ = new ParetoDistribution(1, 0),
            static () => _ = new ParetoDistribution(1, 5, 5),
            static () => _ = new AffineDistribution(new ConstantDistribution(1), -1, 0),
        ];
        Assert.All(mistakes, static mistake => Assert.Contains("must be", Assert.Throws<ArgumentOutOfRangeException>(mistake).Message, StringComparison.Ordinal));
    }
}
