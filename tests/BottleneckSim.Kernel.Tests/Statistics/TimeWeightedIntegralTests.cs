using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Kernel.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Kernel.Tests.Statistics;

public sealed class TimeWeightedIntegralTests
{
    [Fact]
    public void It_is_the_area_under_the_steps_inside_the_window()
    {
        var step = Gen.Choose(0, 20).Zip(Gen.Choose(-5, 50));
        var window = Gen.Choose(0, 300).Zip(Gen.Choose(0, 300), (from, length) => (From: from, To: from + length));
        Prop.ForAll(Arb.From(Gen.ListOf(step)), Arb.From(window), Arb.From(Gen.Choose(0, 500)), (steps, clip, tail) =>
        {
            var integral = new TimeWeightedIntegral(At(clip.From), At(clip.To));
            var (now, value, area) = (0, 0L, 0L);
            foreach (var (elapsed, next) in steps)
            {
                area += AreaOf(now, elapsed, value, clip);
                now += elapsed;
                integral.Set(At(now), value = next);
            }

            area += AreaOf(now, tail, value, clip);
            return integral.IntegralUntil(At(now + tail)) == area && integral.Value == value;
        }).Check(seed: 9);
    }

    [Fact]
    public void It_is_exact_where_64_bits_are_not_enough()
    {
        var integral = new TimeWeightedIntegral();
        integral.Set(Instant.Zero, long.MaxValue);
        integral.Add(At(long.MaxValue), -1);
        Assert.Equal((Int128)long.MaxValue * long.MaxValue, integral.IntegralUntil(Instant.MaxValue));
        Assert.Equal(long.MaxValue - 1, integral.Value);
    }

    [Fact]
    public void The_mean_divides_by_the_time_in_the_window_only()
    {
        var integral = new TimeWeightedIntegral(At(100), At(200));
        integral.Set(At(0), 4);
        integral.Set(At(150), 2);
        Assert.Equal(3.0, integral.MeanUntil(At(1_000)));
        Assert.Equal(0.0, new TimeWeightedIntegral(At(0), At(0)).MeanUntil(At(5)));
    }

    [Fact]
    public void Asking_changes_nothing()
    {
        var integral = new TimeWeightedIntegral();
        integral.Set(At(10), 3);
        Assert.Equal(integral.IntegralUntil(At(50)), integral.IntegralUntil(At(50)));
        Assert.Equal(30, (int)integral.IntegralUntil(At(20)));
    }

    [Fact]
    public void Time_never_goes_back()
    {
        var integral = new TimeWeightedIntegral();
        integral.Set(At(10), 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => integral.Set(At(9), 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => integral.IntegralUntil(At(9)));
    }

    [Fact]
    public void A_window_that_ends_before_it_begins_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TimeWeightedIntegral(At(2), At(1)));

    // One nanosecond after the other: slow, and too simple to be wrong.
    private static long AreaOf(int from, int elapsed, long value, (int From, int To) clip) =>
        Enumerable.Range(from, elapsed).Count(instant => instant >= clip.From && instant < clip.To) * value;

    private static Instant At(long nanoseconds) => Instant.FromNanoseconds(nanoseconds);
}
