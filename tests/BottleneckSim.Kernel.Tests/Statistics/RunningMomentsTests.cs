using BottleneckSim.Kernel.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Kernel.Tests.Statistics;

public sealed class RunningMomentsTests
{
    private static readonly Arbitrary<double[]> Values =
        Arb.From(Gen.ListOf(Gen.Choose(-1_000_000, 1_000_000).Select(value => value / 64.0)).Select(list => list.ToArray()));

    [Fact]
    public void Mean_and_variance_are_those_of_the_definition()
    {
        Prop.ForAll(Values, values => values.Length < 2 || AreClose(MomentsOf(values), values)).Check(seed: 10);
    }

    [Fact]
    public void Merging_is_adding_all_numbers_to_one()
    {
        Prop.ForAll(Values, Values, (left, right) =>
        {
            var merged = MomentsOf(left);
            merged.Merge(MomentsOf(right));
            return merged.Count == left.Length + right.Length && (merged.Count < 2 || AreClose(merged, [.. left, .. right]));
        }).Check(seed: 11);
    }

    [Fact]
    public void A_large_common_part_does_not_cancel_the_variance()
    {
        var moments = MomentsOf([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]);
        Assert.Equal((1e9 + 10, 30.0), (moments.Mean, moments.Variance));
        Assert.Equal(Math.Sqrt(7.5), moments.StandardError);
        Assert.Equal(Math.Sqrt(30), moments.StandardDeviation);
    }

    [Fact]
    public void Too_few_numbers_have_no_moments()
    {
        Assert.Throws<InvalidOperationException>(() => new RunningMoments().Mean);
        Assert.Throws<InvalidOperationException>(() => MomentsOf([1]).Variance);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Numbers_that_are_not_finite_are_refused(double value) => Assert.Throws<ArgumentOutOfRangeException>(() => new RunningMoments().Add(value));

    private static bool AreClose(RunningMoments moments, double[] values)
    {
        var mean = values.Average();
        var variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
        return Math.Abs(moments.Mean - mean) <= 1e-9 && Math.Abs(moments.Variance - variance) <= 1e-12 * Math.Max(variance, 1);
    }

    private static RunningMoments MomentsOf(double[] values)
    {
        var moments = new RunningMoments();
        foreach (var value in values)
        {
            moments.Add(value);
        }

        return moments;
    }
}
