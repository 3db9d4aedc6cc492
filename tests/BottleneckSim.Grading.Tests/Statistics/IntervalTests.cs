using BottleneckSim.Grading.Objectives;
using BottleneckSim.Grading.Statistics;

namespace BottleneckSim.Grading.Tests.Statistics;

public sealed class IntervalTests
{
    [Theory] // Abramowitz and Stegun, table 26.10.
    [InlineData(0.95, 1, 12.706)]
    [InlineData(0.95, 4, 2.776)]
    [InlineData(0.99, 9, 3.250)]
    [InlineData(0.90, 30, 1.697)]
    [InlineData(0.99, 120, 2.617)]
    public void Critical_values_are_those_of_the_tables(double confidence, int degrees, double expected) =>
        Assert.Equal(expected, StudentInterval.CriticalValue(confidence, degrees), 3);

    [Fact]
    public void The_student_interval_of_known_numbers_is_the_hand_computed_one()
    {
        var estimate = StudentInterval.Of([1, 2, 3, 4, 5], 0.95);
        Assert.Equal(3, estimate.Value);
        Assert.Equal(3 - 1.96324, estimate.Interval.Low, 4); // 2.776445 · √(2.5 / 5)
        Assert.Equal(3 + 1.96324, estimate.Interval.High, 4);
    }

    [Fact]
    public void One_replication_or_an_infinite_one_bounds_nothing()
    {
        Assert.Equal(Interval.Unbounded, StudentInterval.Of([3], 0.95).Interval);
        Assert.Equal(double.PositiveInfinity, StudentInterval.Of([3, double.PositiveInfinity], 0.95).Value);
        Assert.Equal(Interval.Unbounded, StudentInterval.Of([3, double.PositiveInfinity], 0.95).Interval);
    }

    [Fact]
    public void The_exact_interval_of_a_proportion_is_that_of_the_tables()
    {
        var eightOfTen = ProportionInterval.Of(8, 10, 0.95);
        Assert.Equal(0.4439, eightOfTen.Low, 4);
        Assert.Equal(0.9748, eightOfTen.High, 4);
        Assert.Equal(new Interval(0, 1), ProportionInterval.Of(0, 0, 0.95));
        Assert.Equal(Math.Sqrt(0.025), ProportionInterval.Of(2, 2, 0.95).Low, 12);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(57)]
    public void The_exact_interval_holds_the_truth_as_often_as_it_says_for_every_chance(int trials)
    {
        var intervals = Enumerable.Range(0, trials + 1).Select(successes => ProportionInterval.Of(successes, trials, 0.9)).ToList();
        for (var percent = 1; percent < 100; percent++)
        {
            var chance = percent / 100d;
            var probability = Math.Pow(1 - chance, trials);
            var covered = 0d;
            for (var successes = 0; successes <= trials; successes++)
            {
                covered += intervals[successes].Low <= chance && chance <= intervals[successes].High ? probability : 0;
                probability *= (trials - successes) / (successes + 1d) * chance / (1 - chance);
            }

            Assert.True(covered >= 0.9, FormattableString.Invariant($"{covered} at {chance}"));
        }
    }

    [Fact]
    public void Seeds_that_all_succeed_prove_no_more_than_as_many_requests_can()
    {
        var few = ShareInterval.Of([new(100, 100), new(100, 100), new(100, 100)], 0.95).Interval;
        Assert.Equal(ProportionInterval.Of(300, 300, 0.95).Low, few.Low);
        Assert.Equal(1, few.High);
        Assert.True(few.Low < 0.99);
    }

    [Fact]
    public void Seeds_that_differ_more_than_independent_requests_would_widen_the_interval()
    {
        ShareSample[] bursts = [new(1_000, 1_000), new(500, 1_000), new(1_000, 1_000), new(600, 1_000)];
        var interval = ShareInterval.Of(bursts, 0.95).Interval;
        var pooled = ProportionInterval.Of(3_100, 4_000, 0.95);
        Assert.True(interval.Low < pooled.Low - 0.1 && interval.High > pooled.High + 0.1);
        Assert.InRange(interval.High, 0, 1);
    }

    [Fact]
    public void Pairs_that_vary_together_have_a_short_difference()
    {
        var difference = PairedDifference.Of([10, 20, 30], [11, 21, 31], 0.95);
        Assert.Equal(1, difference.Value);
        Assert.Equal(new Interval(1, 1), difference.Interval);
        Assert.Throws<ArgumentException>(() => PairedDifference.Of([1], [1, 2], 0.95));
    }
}
