using BottleneckSim.Kernel.Statistics;

namespace BottleneckSim.Kernel.Tests.Statistics;

public sealed class BonferroniTests
{
    [Fact]
    public void The_permitted_error_is_shared_out()
    {
        Assert.Equal(0.99, Bonferroni.LevelOfEach(0.95, 5), 1e-15);
        Assert.Equal(0.95, Bonferroni.LevelOfEach(0.95, 1), 1e-15);
    }

    [Theory]
    [InlineData(0.95, 0)]
    [InlineData(0, 3)]
    [InlineData(1, 3)]
    public void Arguments_outside_their_range_are_refused(double level, int statements) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Bonferroni.LevelOfEach(level, statements));
}
