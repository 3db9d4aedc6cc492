using BottleneckSim.Kernel.SimulatedTime;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Kernel.Tests.SimulatedTime;

public sealed class InstantTests
{
    [Fact]
    public void It_calculates_and_compares_as_its_nanoseconds_do()
    {
        var number = Arb.From(Gen.Choose(-1_000, 1_000));
        Prop.ForAll(number, number, (x, y) =>
        {
            var (left, right) = (Instant.FromNanoseconds(x), Instant.FromNanoseconds(y));
            return (left + Duration.FromNanoseconds(y)).Nanoseconds == x + y && (left - Duration.FromNanoseconds(y)).Nanoseconds == x - y
                && (left - right).Nanoseconds == x - y
                && (left < right) == (x < y) && (left > right) == (x > y) && (left <= right) == (x <= y) && (left >= right) == (x >= y)
                && (left == right) == (x == y) && (left != right) == (x != y) && left.Equals((object)right) == (x == y)
                && Math.Sign(left.CompareTo(right)) == Math.Sign(x.CompareTo(y))
                && Instant.Min(left, right).Nanoseconds == Math.Min(x, y) && Instant.Max(left, right).Nanoseconds == Math.Max(x, y)
                && (x != y || left.GetHashCode() == right.GetHashCode());
        }).Check(seed: 13);
    }

    [Fact]
    public void It_counts_from_the_beginning_of_the_run()
    {
        Assert.Equal(0, Instant.Zero.Nanoseconds);
        Assert.Equal((3_000_000_000L, 3.0, "3s"), (Instant.FromSeconds(3).Nanoseconds, Instant.FromSeconds(3).TotalSeconds, Instant.FromSeconds(3).ToString()));
    }

    [Fact]
    public void Overflow_stops_the_run()
    {
        Assert.Throws<OverflowException>(() => Instant.MaxValue + Duration.FromNanoseconds(1));
        Assert.Throws<OverflowException>(() => Instant.FromNanoseconds(-2) - Duration.MaxValue);
        Assert.Throws<OverflowException>(() => Instant.FromNanoseconds(-2) - Instant.MaxValue);
    }
}
