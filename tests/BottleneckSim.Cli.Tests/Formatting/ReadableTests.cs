using BottleneckSim.Cli.Formatting;

namespace BottleneckSim.Cli.Tests.Formatting;

public sealed class ReadableTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.00025, "250 us")]
    [InlineData(0.085, "85 ms")]
    [InlineData(0.0123, "12.3 ms")]
    [InlineData(4.123, "4.12 s")]
    [InlineData(600, "10 min")]
    [InlineData(double.PositiveInfinity, "never")]
    public void A_time_has_the_unit_that_fits(double seconds, string text) => Assert.Equal(text, Readable.Time(seconds));

    [Theory]
    [InlineData(0.5, "50 %")]
    [InlineData(0.123, "12.3 %")]
    [InlineData(1, "100 %")]
    [InlineData(0.9999999, "99.999 %")]
    [InlineData(0.9995, "99.95 %")]
    public void A_share_close_to_all_is_not_rounded_to_all(double ratio, string text) => Assert.Equal(text, Readable.Percent(ratio));
}
