using BottleneckSim.Validation.Databases.Calibration;

namespace BottleneckSim.Validation.Tests.Databases.Calibration;

public sealed class LeftoverTimeTests
{
    [Theory]
    [InlineData(1_000, 500, 0.5, 0)]
    [InlineData(1_000, 200, 0.5, 600)]
    [InlineData(1_000, 0, 0.5, 1_000)]
    [InlineData(1_000, 550, 0.5, -100)] // Quieter than before and after: noise, which must not be cut off on one side.
    [InlineData(1_000, 0, 0, 0)] // A core that never counts says nothing.
    public void What_is_missing_from_a_count_was_busy(double elapsed, double count, double rate, double expected) =>
        Assert.Equal(expected, LeftoverTime.Missing(elapsed, count, rate), 9);

    /// <summary>No figure is asked for: time is for benchmarks. It must do what is measured once, and come to an end.</summary>
    [Fact]
    public void What_is_measured_is_done_once_and_the_threads_end()
    {
        var times = 0;
        using (var leftover = new LeftoverTime())
            Assert.True(double.IsFinite(leftover.BusyNanoseconds(() => times++)));

        Assert.Equal(1, times);
    }
}
