using BottleneckSim.Validation.Theory.Runs;

namespace BottleneckSim.Validation.Tests.Theory.Runs;

public sealed class RunLengthTests
{
    [Fact]
    public void The_warm_up_is_ten_relaxation_times()
    {
        var length = RunLength.OfRequests(requests: 1e6, perNanosecond: 1e-6, relaxationNanoseconds: 1e6, replications: 10);
        Assert.Equal(10_000_000, length.Warmup.Nanoseconds);
        Assert.Equal(100_000_000_000, length.Window.Nanoseconds);
    }

    [Fact]
    public void A_window_below_a_hundred_relaxation_times_is_refused() =>
        Assert.Throws<ArgumentException>(() => RunLength.OfRequests(requests: 1e3, perNanosecond: 1e-6, relaxationNanoseconds: 1e6, replications: 11));
}
