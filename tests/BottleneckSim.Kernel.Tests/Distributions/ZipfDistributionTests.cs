using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.Randomness;
using FsCheck.Fluent;

namespace BottleneckSim.Kernel.Tests.Distributions;

public class ZipfDistributionTests
{
    private const int Samples = 300_000;

    [Theory]
    [InlineData(1, 1.0, Samples)]
    [InlineData(2, 0.5, Samples)]
    [InlineData(5, 0.8, 10 * Samples)]
    [InlineData(5, 3.0, 10 * Samples)]
    [InlineData(50, 0.0, Samples)]
    [InlineData(50, 0.7, Samples)]
    [InlineData(50, 1.0, Samples)]
    [InlineData(50, 1.000000000001, Samples)]
    [InlineData(50, 2.0, Samples)]
    public void Ranks_follow_their_probabilities(long count, double exponent, int samples)
    {
        var zipf = new ZipfDistribution(count, exponent);
        var counts = new long[count];
        foreach (var rank in Draw(zipf, seed: 1, samples))
            counts[rank - 1]++;
        if (count == 1)
            Assert.Equal(samples, counts[0]);
        else
            GoodnessOfFit.AssertChiSquare(counts, cell => zipf.Probability(cell + 1));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.6)]
    [InlineData(0.99)]
    [InlineData(1.0)]
    [InlineData(1.2)]
    public void A_billion_ranks_follow_their_cumulative_probabilities(double exponent)
    {
        const long count = 1_000_000_000;
        var zipf = new ZipfDistribution(count, exponent);
        long[] ends = [100_000, 1_000_000, 10_000_000, 50_000_000, 200_000_000, 500_000_000, count];
        var counts = new long[ends.Length];
        foreach (var rank in Draw(zipf, seed: 2))
            counts[Array.FindIndex(ends, end => rank <= end)]++;
        GoodnessOfFit.AssertChiSquare(counts, cell => zipf.CumulativeProbability(ends[cell]) - (cell == 0 ? 0 : zipf.CumulativeProbability(ends[cell - 1])));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(1.0)]
    [InlineData(1.5)]
    [InlineData(7.0)]
    [InlineData(30.0)]
    public void Probabilities_agree_with_direct_sums(double exponent)
    {
        const int count = 5000;
        var zipf = new ZipfDistribution(count, exponent);
        var total = Enumerable.Range(1, count).Reverse().Sum(rank => Math.Pow(rank, -exponent));
        foreach (var rank in new[] { 1, 2, 63, 64, 65, 66, 1000, count })
        {
            var head = Enumerable.Range(1, rank).Reverse().Sum(k => Math.Pow(k, -exponent));
            Assert.InRange(zipf.Probability(rank) / (Math.Pow(rank, -exponent) / total), 1 - 1e-12, 1 + 1e-12);
            Assert.InRange(zipf.CumulativeProbability(rank) / (head / total), 1 - 1e-12, 1 + 1e-12);
        }
    }

    [Fact]
    public void Every_rank_drawn_is_one_of_them_whatever_the_parameters()
    {
        var count = Arb.From(SeededProperty.UpTo(ZipfDistribution.MaximumCount - 1));
        Prop.ForAll(count, Arb.From(Gen.Choose(0, 1000)), static (last, hundredths) =>
        {
            var zipf = new ZipfDistribution(last + 1, hundredths / 100.0);
            var stream = DrawKey.FromSeed((ulong)last).Stream();
            return Enumerable.Range(0, 200).All(_ => zipf.SampleRank(ref stream) is var rank && rank >= 1 && rank <= last + 1);
        }).Check(seed: 3, tests: 500);
    }

    [Fact]
    public void The_steepest_exponent_draws_the_first_rank_only()
        => Assert.All(Draw(new ZipfDistribution(ZipfDistribution.MaximumCount, ZipfDistribution.MaximumExponent), seed: 4), static rank => Assert.Equal(1, rank));

    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(ZipfDistribution.MaximumCount + 1, 1.0)]
    [InlineData(10, -0.1)]
    [InlineData(10, 100.1)]
    [InlineData(10, double.NaN)]
    public void Parameters_out_of_range_are_refused(long count, double exponent)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new ZipfDistribution(count, exponent));

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public void A_rank_that_does_not_exist_is_refused(long rank)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ZipfDistribution(10, 1).Probability(rank));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ZipfDistribution(10, 1).CumulativeProbability(rank));
    }

    private static long[] Draw(ZipfDistribution zipf, ulong seed, int samples = Samples)
    {
        var stream = DrawKey.FromSeed(seed).Stream();
        var ranks = new long[samples];
        for (var i = 0; i < ranks.Length; i++)
            ranks[i] = zipf.SampleRank(ref stream);
        return ranks;
    }
}
