using BottleneckSim.Kernel.SimulatedTime;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Kernel.Tests.SimulatedTime;

public sealed class DurationTests
{
    [Theory]
    [InlineData(0, "0s")]
    [InlineData(1, "1ns")]
    [InlineData(250_000, "250us")]
    [InlineData(1_500_000_000, "1500ms")]
    [InlineData(30_000_000_000, "30s")]
    [InlineData(-2_000, "-2us")]
    public void It_reads_as_a_scenario_file_spells_it(long nanoseconds, string text) =>
        Assert.Equal(text, Duration.FromNanoseconds(nanoseconds).ToString());

    [Fact]
    public void Units_are_multiples_of_each_other()
    {
        Assert.Equal(Duration.FromNanoseconds(3_000), Duration.FromMicroseconds(3));
        Assert.Equal(Duration.FromMicroseconds(3_000), Duration.FromMilliseconds(3));
        Assert.Equal(Duration.FromMilliseconds(3_000), Duration.FromSeconds(3));
        Assert.Equal((1.5, 1500.0), (Duration.FromMilliseconds(1_500).TotalSeconds, Duration.FromMilliseconds(1_500).TotalMilliseconds));
    }

    [Fact]
    public void It_calculates_and_compares_as_its_nanoseconds_do()
    {
        var number = Arb.From(Gen.Choose(-1_000, 1_000));
        Prop.ForAll(number, number, (x, y) =>
        {
            var (left, right) = (Duration.FromNanoseconds(x), Duration.FromNanoseconds(y));
            return (left + right).Nanoseconds == x + y && (left - right).Nanoseconds == x - y && (left * y).Nanoseconds == x * y
                && (y == 0 || (left / y).Nanoseconds == x / y)
                && (left < right) == (x < y) && (left > right) == (x > y) && (left <= right) == (x <= y) && (left >= right) == (x >= y)
                && (left == right) == (x == y) && (left != right) == (x != y) && left.Equals((object)right) == (x == y)
                && Math.Sign(left.CompareTo(right)) == Math.Sign(x.CompareTo(y))
                && Duration.Min(left, right).Nanoseconds == Math.Min(x, y) && Duration.Max(left, right).Nanoseconds == Math.Max(x, y)
                && (x != y || left.GetHashCode() == right.GetHashCode());
        }).Check(seed: 12);
    }

    [Fact]
    public void Overflow_stops_the_run()
    {
        Assert.Throws<OverflowException>(() => Duration.MaxValue + Duration.FromNanoseconds(1));
        Assert.Throws<OverflowException>(() => Duration.FromNanoseconds(-2) - Duration.MaxValue);
        Assert.Throws<OverflowException>(() => Duration.MaxValue * 2);
        Assert.Throws<OverflowException>(() => Duration.FromSeconds(long.MaxValue));
    }
}
