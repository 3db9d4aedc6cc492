using BottleneckSim.Validation.Theory.Formulas;

namespace BottleneckSim.Validation.Tests.Theory.Formulas;

public sealed class RetryFixedPointTests
{
    private static readonly RetryFixedPoint Metastable = new(0.5, 4, 40, 30);

    [Fact]
    public void A_metastable_system_has_two_different_points_and_both_are_fixed()
    {
        var (low, high) = (Metastable.Low(), Metastable.High());

        Assert.True(high > 3 * low);
        Assert.Equal(low, Metastable.LoadFrom(low), 9);
        Assert.Equal(high, Metastable.LoadFrom(high), 9);
    }

    [Fact]
    public void One_attempt_leaves_the_load_as_it_is() => Assert.Equal(0.5, new RetryFixedPoint(0.5, 1, 40, 30).High(), 12);

    [Fact]
    public void Two_forked_tasks_lie_between_one_and_two_independent_ones()
    {
        Assert.InRange(ForkJoin.ResponseOfTwo(0.7), SingleServerQueue.MeanSojourn(0.7), ForkJoin.UpperBound(2, 0.7));
        Assert.Equal(ForkJoin.ResponseOfTwo(0.7), ForkJoin.NelsonTantawi(2, 0.7), 12);
        Assert.Equal(1.5, ForkJoin.ResponseOfTwo(0), 12);
    }
}
