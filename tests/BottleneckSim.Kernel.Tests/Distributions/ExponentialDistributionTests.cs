using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Kernel.Tests.Distributions;

public class ExponentialDistributionTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_mean_that_is_not_finite_and_positive_is_refused(double mean)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new ExponentialDistribution(mean));

    [Fact]
    public void Half_the_mean_gives_half_of_each_value()
    {
        for (var user = 0; user < 1000; user++)
        {
            var first = DrawKey.FromSeed(1).With(user).Stream();
            var second = first;
            Assert.Equal(new ExponentialDistribution(10).Sample(ref first) / 2, new ExponentialDistribution(5).Sample(ref second));
        }
    }
}
