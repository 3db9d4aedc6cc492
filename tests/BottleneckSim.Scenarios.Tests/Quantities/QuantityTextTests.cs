using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Scenarios.Quantities;
using BottleneckSim.Scenarios.Tests.Fuzzing;
using FsCheck.Fluent;

namespace BottleneckSim.Scenarios.Tests.Quantities;

public sealed class QuantityTextTests
{
    [Theory]
    [InlineData("0s", 0L)]
    [InlineData("1ns", 1L)]
    [InlineData("250us", 250_000L)]
    [InlineData("250µs", 250_000L)]
    [InlineData("1.5ms", 1_500_000L)]
    [InlineData("30 s", 30_000_000_000L)]
    [InlineData("2m", 120_000_000_000L)]
    [InlineData("2min", 120_000_000_000L)]
    [InlineData("1h", 3_600_000_000_000L)]
    [InlineData("7d", 604_800_000_000_000L)]
    public void Durations_are_read_in_nanoseconds(string text, long nanoseconds) => Assert.Equal(nanoseconds, Read(text, QuantityKind.Duration));

    [Theory]
    [InlineData("1B", 1L)]
    [InlineData("1KiB", 1_024L)]
    [InlineData("1KB", 1_000L)]
    [InlineData("1.5MiB", 1_572_864L)]
    [InlineData("4GiB", 4_294_967_296L)]
    [InlineData("16TiB", 17_592_186_044_416L)]
    public void Sizes_are_read_in_bytes_by_powers_of_1024_or_1000(string text, long bytes) => Assert.Equal(bytes, Read(text, QuantityKind.Size));

    [Fact]
    public void Rates_shares_multiples_prices_and_counts_are_read_exactly()
    {
        Assert.Equal(800m, Read("800/s", QuantityKind.Rate));
        Assert.Equal(2.0, (double)Read("120/min", QuantityKind.Rate));
        Assert.Equal(0.999m, Read("99.9%", QuantityKind.Share));
        Assert.Equal(3m, Read("3x", QuantityKind.Multiple));
        Assert.Equal(0.20m, Read("0.20/h", QuantityKind.Price));
        Assert.Equal(5_000_000m, Read("5M rows", QuantityKind.CountOf("rows")));
        Assert.Equal(200_000m, Read("200k", QuantityKind.CountOf("rows")));
        Assert.Equal(64m, Read("64", QuantityKind.CountOf("rows")));
    }

    [Theory]
    [InlineData("250", "has no unit")]
    [InlineData("250 usec", "has the unknown unit 'usec'")]
    [InlineData("250US", "has the unknown unit 'US'")]
    [InlineData("fast", "is not a duration")]
    [InlineData("1,5ms", "has the unknown unit ',5ms'")]
    [InlineData("1..5ms", "does not begin with a plain decimal number")]
    [InlineData(".5ms", "does not begin with a plain decimal number")]
    [InlineData("5.ms", "does not begin with a plain decimal number")]
    [InlineData("+5ms", "is not a duration")]
    [InlineData("1e3ms", "has the unknown unit 'e3ms'")]
    [InlineData("0.5ns", "is not a whole number of ns")]
    [InlineData("9999999999999999d", "has more than 14 digits")]
    [InlineData("1ms 2us", "has the unknown unit 'ms 2us'")]
    public void What_is_no_duration_is_told_why(string text, string problem)
    {
        Assert.False(QuantityText.TryRead(text, QuantityKind.Duration, out _, out var told));
        Assert.Equal(problem, told);
    }

    [Fact]
    public void The_largest_text_of_every_kind_is_read_without_overflow()
    {
        foreach (var kind in new[] { QuantityKind.Duration, QuantityKind.Size, QuantityKind.Bandwidth, QuantityKind.Rate, QuantityKind.CountOf("rows") })
        {
            foreach (var unit in kind.Units)
                Assert.True(QuantityText.TryRead(new string('9', QuantityText.MostDigits) + unit.Symbol, kind, out _, out _));
        }
    }

    [Fact]
    public void A_duration_reads_back_what_it_is_written_as() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).Zip(Gen.Choose(0, 1_000), (large, small) => ((long)large * 1_000) + small).ToArbitrary(),
        nanoseconds =>
        {
            Assert.Equal(nanoseconds, Read(Duration.FromNanoseconds(nanoseconds).ToString(), QuantityKind.Duration));
            Assert.Equal(nanoseconds, Read(QuantityFormat.Write(nanoseconds, QuantityKind.Duration), QuantityKind.Duration));
            Assert.Equal(nanoseconds, Read(QuantityFormat.Write(nanoseconds, QuantityKind.Size), QuantityKind.Size));
            Assert.Equal(nanoseconds, Read(QuantityFormat.Write(nanoseconds, QuantityKind.CountOf("rows")), QuantityKind.CountOf("rows")));
        }).Check(31, 300);

    private static decimal Read(string text, QuantityKind kind)
    {
        Assert.True(QuantityText.TryRead(text, kind, out var value, out var problem), problem);
        return value;
    }
}
