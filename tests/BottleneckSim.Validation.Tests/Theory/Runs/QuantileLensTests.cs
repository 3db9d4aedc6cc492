using BottleneckSim.Validation.Theory.Runs;

namespace BottleneckSim.Validation.Tests.Theory.Runs;

public sealed class QuantileLensTests
{
    [Theory]
    [InlineData(0.5, 500_000)]
    [InlineData(0.95, 950_000)]
    public void A_percentile_near_the_expected_one_is_found_to_a_ten_thousandth(double share, double expected)
    {
        var lens = new QuantileLens(share, expected * 1.03);
        for (var value = 0; value < 1_000_000; value++)
            lens.Record(value);

        Assert.InRange(lens.Nanoseconds() / expected, 0.9998, 1.0002);
    }

    [Theory]
    [InlineData(100_000, 120_000)]
    [InlineData(900_000, 720_000)]
    public void A_percentile_far_off_is_told_as_the_nearer_end(double expected, double end)
    {
        var lens = new QuantileLens(0.5, expected);
        for (var value = 0; value < 1_000_000; value++)
            lens.Record(value);

        Assert.Equal(end, lens.Nanoseconds(), 3);
    }
}
