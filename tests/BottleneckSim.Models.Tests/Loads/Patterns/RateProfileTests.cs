using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Loads.Patterns;
using FsCheck.Fluent;

namespace BottleneckSim.Models.Tests.Loads.Patterns;

public class RateProfileTests
{
    [Fact]
    public void The_sine_is_that_of_the_runtime()
    {
        foreach (var turns in Enumerable.Range(-2_000, 4_001).Select(step => step / 777.0))
        {
            Assert.Equal(Math.Sin(2 * Math.PI * turns), Sine.OfTurn(turns), 1e-12);
        }
    }

    /// <summary>Any pattern, any moment, any need: what has passed when the time is up is what was needed.</summary>
    [Fact]
    public void The_time_until_so_much_has_passed_is_the_inverse_of_what_passes()
    {
        var patterns = Gen.OneOf(
            Gen.Choose(1, 90_000).Zip(Gen.Choose(0, 100)).Zip(Gen.Choose(0, 90_000)).Select(one =>
                (RatePattern)new DiurnalPattern(Duration.FromMilliseconds(one.Item1.Item1), one.Item1.Item2 / 100.0, Duration.FromMilliseconds(one.Item2))),
            Gen.Choose(2, 5_000).Zip(Gen.Choose(0, 40)).Select(one =>
                (RatePattern)new BurstPattern(Duration.FromMilliseconds(one.Item1), Duration.FromMilliseconds(one.Item1 / 2), one.Item2 / 4.0)),
            Gen.Choose(0, 20).ListOf().Zip(Gen.Elements(true, false)).Select(one => (RatePattern)new PointsPattern(
                [.. one.Item1.Prepend(3).Select((factor, index) => new RatePoint(Duration.FromMilliseconds(70 * index), factor / 3.0))],
                one.Item2 ? Duration.FromMilliseconds((70 * one.Item1.Count) + 40) : null)));

        Prop.ForAll(patterns.Zip(Gen.Choose(0, 100_000_000)).Zip(Gen.Choose(0, 2_000_000_000)).ToArbitrary(), one =>
        {
            var ((pattern, start), need) = one;
            var (profile, from) = (pattern.Compile(), start * 1_000L);
            if (profile.TimeUntil(from, need) is not { } time)
            {
                return pattern is PointsPattern { Repeats: null } points && points.Points[^1].Factor == 0;
            }

            // A nanosecond more or less of the steepest rate, and the rounding of a sum over many periods.
            var passed = profile.Integral(from, from + time);
            return Math.Abs(passed - need) <= 15 + (1e-9 * (need + from));
        }).Check(seed: 31, tests: 400);
    }

    [Fact]
    public void Day_and_night_swing_as_told_and_the_mean_is_the_rate()
    {
        var profile = new DiurnalPattern(Duration.FromSeconds(24), 0.5, Duration.FromSeconds(14)).Compile();
        double At(double second) => profile.Integral((long)(second * 1e9), (long)(second * 1e9) + 1_000) / 1_000;

        Assert.Equal(1.5, At(14), 0.001);
        Assert.Equal(0.5, At(2), 0.001);
        Assert.Equal(1.0, At(8), 0.001);
        Assert.Equal(1.5, At(38), 0.001);
        Assert.Equal(24e9, profile.Integral(5_000_000_000, 29_000_000_000), 1);
    }
}
