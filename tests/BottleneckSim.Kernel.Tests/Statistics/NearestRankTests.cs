using BottleneckSim.Kernel.Statistics;

namespace BottleneckSim.Kernel.Tests.Statistics;

public sealed class NearestRankTests
{
    [Fact]
    public void A_share_written_in_hundredths_of_a_hundred_values_is_that_rank() =>
        Assert.All(Enumerable.Range(1, 100), rank => Assert.Equal(rank, NearestRank.Of(rank / 100.0, 100)));

    [Theory]
    [InlineData(0, 10, 1)]
    [InlineData(1, 10, 10)]
    [InlineData(0.5, 3, 2)]
    [InlineData(0.5, 4, 2)]
    [InlineData(0.99, 500, 495)]
    [InlineData(0.999, 500, 500)]
    [InlineData(0.07, 100, 7)]
    [InlineData(0.5, 1, 1)]
    public void The_rank_is_the_smallest_whose_share_is_enough(double share, long count, long rank) => Assert.Equal(rank, NearestRank.Of(share, count));

    [Fact]
    public void No_values_have_no_rank() => Assert.Throws<ArgumentOutOfRangeException>(() => NearestRank.Of(0.5, 0));
}
