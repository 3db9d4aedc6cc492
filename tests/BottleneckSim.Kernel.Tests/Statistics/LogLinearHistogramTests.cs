using BottleneckSim.Kernel.Statistics;
using BottleneckSim.TestSupport.Memory;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Kernel.Tests.Statistics;

public sealed class LogLinearHistogramTests
{
    private const long FiveHours = 18_000_000_000_000;

    private static readonly Arbitrary<long[]> Values = Arb.From(Gen.NonEmptyListOf(SeededProperty.UpTo(long.MaxValue)).Select(list => list.ToArray()));

    [Fact]
    public void Every_quantile_is_within_one_128th_of_the_recorded_value_of_that_rank()
    {
        Prop.ForAll(Values, Arb.From(Gen.Choose(0, 10_000)), (values, basisPoints) =>
        {
            var share = basisPoints / 10_000.0;
            var exact = values.Order().ElementAt((int)NearestRank.Of(share, values.Length) - 1);
            var error = Int128.Abs((Int128)HistogramOf(values).Quantile(share) - exact);
            return error * 128 <= exact;
        }).Check(seed: 2, tests: 1_000);
    }

    [Fact]
    public void Count_sum_minimum_maximum_and_mean_are_exact()
    {
        Prop.ForAll(Values, values =>
        {
            var histogram = HistogramOf(values);
            var sum = values.Aggregate(Int128.Zero, (total, value) => total + value);
            return histogram.Count == values.Length && histogram.Sum == sum && histogram.Minimum == values.Min()
                && histogram.Maximum == values.Max() && Math.Abs(histogram.Mean - ((double)sum / values.Length)) <= 0;
        }).Check(seed: 3);
    }

    [Fact]
    public void The_sum_does_not_overflow_64_bits()
    {
        var histogram = HistogramOf([long.MaxValue, long.MaxValue, long.MaxValue]);
        Assert.Equal(3 * (Int128)long.MaxValue, histogram.Sum);
        histogram.Merge(histogram.Copy());
        Assert.Equal(6 * (Int128)long.MaxValue, histogram.Sum);
    }

    [Fact]
    public void Buckets_hold_every_value_between_their_bounds_and_are_at_most_a_64th_wide()
    {
        Prop.ForAll(Values, values =>
        {
            var buckets = HistogramOf(values).Buckets.ToArray();
            return buckets.Sum(bucket => bucket.Count) == values.Length
                && buckets.All(bucket => bucket.Count == values.Count(value => value >= bucket.LowerBound && value <= bucket.UpperBound))
                && buckets.All(bucket => bucket.UpperBound - bucket.LowerBound <= bucket.LowerBound / 64)
                && buckets.Zip(buckets.Skip(1)).All(pair => pair.First.UpperBound < pair.Second.LowerBound);
        }).Check(seed: 4);
    }

    [Fact]
    public void The_count_at_most_a_limit_is_exact_for_a_limit_at_most_a_64th_lower()
    {
        Prop.ForAll(Values, Arb.From(SeededProperty.UpTo(FiveHours)), (values, limit) =>
        {
            var count = HistogramOf(values).CountAtMost(limit);
            return count <= values.Count(value => value <= limit) && count >= values.Count(value => value <= limit - (limit / 64) - 1);
        }).Check(seed: 5, tests: 1_000);
    }

    [Fact]
    public void The_count_at_most_a_buckets_upper_bound_is_exact()
    {
        Prop.ForAll(Values, values =>
        {
            var histogram = HistogramOf(values);
            return histogram.Buckets.All(bucket => histogram.CountAtMost(bucket.UpperBound) == values.Count(value => value <= bucket.UpperBound))
                && histogram.CountAtMost(values.Max()) == values.Length && histogram.CountAtMost(values.Min() - 1) == 0;
        }).Check(seed: 6);
    }

    [Fact]
    public void Merging_is_recording_all_values_in_one()
    {
        Prop.ForAll(Values, Values, (left, right) =>
        {
            var merged = HistogramOf(left);
            merged.Merge(HistogramOf(right));
            return AreSame(merged, HistogramOf([.. left, .. right]));
        }).Check(seed: 7);
    }

    [Fact]
    public void A_copy_is_the_same_and_independent()
    {
        Prop.ForAll(Values, values =>
        {
            var original = HistogramOf(values);
            var copy = original.Copy();
            original.Clear();
            original.Record(1);
            return AreSame(copy, HistogramOf(values)) && AreSame(original, HistogramOf([1]));
        }).Check(seed: 8);
    }

    [Fact]
    public void Small_values_are_exact()
    {
        var histogram = HistogramOf([.. Enumerable.Range(0, 128).Select(value => (long)value)]);
        Assert.All(Enumerable.Range(1, 128), rank => Assert.Equal(rank - 1, histogram.Quantile(rank / 128.0)));
        Assert.All(Enumerable.Range(0, 128), limit => Assert.Equal(limit + 1, histogram.CountAtMost(limit)));
    }

    [Fact]
    public void An_empty_histogram_has_a_count_and_a_sum_but_nothing_else()
    {
        var histogram = new LogLinearHistogram();
        histogram.Clear();
        histogram.Merge(new());
        Assert.Equal((0, Int128.Zero, 0), (histogram.Count, histogram.Sum, histogram.CountAtMost(long.MaxValue)));
        Assert.Empty(histogram.Buckets);
        Assert.Throws<InvalidOperationException>(() => histogram.Minimum);
        Assert.Throws<InvalidOperationException>(() => histogram.Maximum);
        Assert.Throws<InvalidOperationException>(() => histogram.Mean);
        Assert.Throws<InvalidOperationException>(() => histogram.Quantile(0.5));
    }

    [Fact]
    public void Negative_values_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new LogLinearHistogram().Record(-1));

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void Shares_outside_0_to_1_are_refused(double share) => Assert.Throws<ArgumentOutOfRangeException>(() => HistogramOf([1]).Quantile(share));

    [Fact]
    public void Recording_does_not_allocate() => Assert.Equal(0, AllocatedBytes.Of(() =>
    {
        var histogram = HistogramOf([1]);
        return () =>
        {
            for (var value = 0L; value < 100_000; value++)
            {
                histogram.Record(value * value);
            }
        };
    }));

    private static bool AreSame(LogLinearHistogram left, LogLinearHistogram right) =>
        left.Count == right.Count && left.Sum == right.Sum && left.Minimum == right.Minimum && left.Maximum == right.Maximum
        && left.Buckets.SequenceEqual(right.Buckets);

    private static LogLinearHistogram HistogramOf(long[] values)
    {
        var histogram = new LogLinearHistogram();
        foreach (var value in values)
        {
            histogram.Record(value);
        }

        return histogram;
    }
}
