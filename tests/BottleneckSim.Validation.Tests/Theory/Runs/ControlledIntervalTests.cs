using BottleneckSim.Grading.Statistics;
using BottleneckSim.Validation.Theory.Runs;

namespace BottleneckSim.Validation.Tests.Theory.Runs;

public sealed class ControlledIntervalTests
{
    // A generator of its own, small enough to see through: xorshift.
    private static double[] Noise(int count, ulong seed)
    {
        var values = new double[count];
        for (var index = 0; index < count; index++)
        {
            var sum = 0.0;
            for (var part = 0; part < 12; part++)
            {
                seed ^= seed << 13;
                seed ^= seed >> 7;
                seed ^= seed << 17;
                sum += (seed >> 11) * (1.0 / (1UL << 53));
            }

            values[index] = sum - 6;
        }

        return values;
    }

    [Fact]
    public void Without_controls_it_is_Students_interval()
    {
        double[] values = [1, 2, 4, 3, 7];

        Assert.Equal(StudentInterval.Of(values, 0.99).Interval, ControlledInterval.Of(values, [], 0.99).Interval);
    }

    [Fact]
    public void What_a_control_explains_is_taken_out()
    {
        var control = Noise(50, 7);
        double[] values = [.. control.Zip(Noise(50, 11), (known, rest) => 10 + (3 * known) + (0.01 * rest))];

        var estimate = ControlledInterval.Of(values, [control], 0.99);

        Assert.InRange(10, estimate.Interval.Low, estimate.Interval.High);
        Assert.InRange(estimate.Interval.High - estimate.Interval.Low, 0.001, 0.02);
    }

    [Fact]
    public void A_straight_line_is_extrapolated_to_the_known_mean_of_the_control()
    {
        // Deviations 1, 2, 3, 4 and values 5 + 2 · deviation with a rest of ±0.1 that is orthogonal to both: the intercept is 5.
        var estimate = ControlledInterval.Of([7.1, 8.9, 10.9, 13.1], [[1, 2, 3, 4]], 0.95);

        Assert.Equal(5, estimate.Value, 12);
        // s² = 0.04/2; (X'X)⁻¹₀₀ = Σx²/(nΣx² − (Σx)²) = 30/20; t(0.975; 2) = 4.302653.
        Assert.Equal(4.302653 * Math.Sqrt(1.5 * 0.02), estimate.Interval.High - estimate.Value, 5);
    }

    [Fact]
    public void Intervals_with_two_controls_hold_the_truth_as_often_as_they_say()
    {
        const int Trials = 2_000;
        const int Seeds = 10;
        var (noise, first, second) = (Noise(Trials * Seeds, 3), Noise(Trials * Seeds, 5), Noise(Trials * Seeds, 9));
        var held = Enumerable.Range(0, Trials).Count(trial =>
        {
            var part = (trial * Seeds)..((trial + 1) * Seeds);
            double[] values = [.. Enumerable.Range(trial * Seeds, Seeds).Select(index => 4 + noise[index] + first[index] - (2 * second[index]))];
            var interval = ControlledInterval.Of(values, [first[part], second[part]], 0.9).Interval;
            return interval.Low <= 4 && interval.High >= 4;
        });

        var known = ProportionInterval.Of(held, Trials, 0.999);
        Assert.InRange(0.9, known.Low, known.High);
    }

    [Fact]
    public void Too_few_replications_are_refused() =>
        Assert.Throws<ArgumentException>(() => ControlledInterval.Of([1, 2], [[0.1, -0.1]], 0.99));

    [Fact]
    public void A_control_that_never_varies_is_left_out()
    {
        double[] values = [1, 2, 4, 3, 7];

        Assert.Equal(StudentInterval.Of(values, 0.99).Interval, ControlledInterval.Of(values, [[0.7, 0.7, 0.7, 0.7, 0.7]], 0.99).Interval);
    }
}
