using BottleneckSim.Validation.Services.Demands;

namespace BottleneckSim.Validation.Tests.Services.Demands;

public sealed class UninterruptedTests
{
    [Fact]
    public void What_takes_more_than_five_times_the_median_was_interrupted() =>
        Assert.Equal(new double[] { 1, 5, 1, 1, 1 }, Uninterrupted.Of([1, 5, 1, 1, 5.01, 80, 1]).ToArray());
}
