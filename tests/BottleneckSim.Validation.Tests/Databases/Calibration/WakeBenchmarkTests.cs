using BottleneckSim.Validation.Databases.Calibration;

namespace BottleneckSim.Validation.Tests.Databases.Calibration;

public sealed class WakeBenchmarkTests
{
    /// <summary>No figure is asked for: time is for benchmarks. Every thread must wake the next, however often, and all must end.</summary>
    [Fact]
    public void All_threads_wake_each_other_to_the_end() => Assert.True(double.IsFinite(WakeBenchmark.Nanoseconds()));
}
