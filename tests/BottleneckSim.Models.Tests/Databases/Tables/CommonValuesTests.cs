using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Tests.Databases.Tables;

public sealed class CommonValuesTests
{
    private static readonly CommonValues States = new(0.1, 0.6, 0.05);

    [Fact]
    public void Listed_values_have_their_shares_and_all_others_the_rest_evenly()
    {
        var shares = Enumerable.Range(0, 5).Select(value => States.FractionOf(value, 5, 0.95));

        Assert.Equal([0.1, 0.6, 0.05, 0.1, 0.1], shares, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal((0.6, 0.75), (States.Largest, States.Sum));
    }

    [Fact]
    public void The_values_lie_one_after_another_and_together_are_all_rows_that_have_a_value()
    {
        const int Distinct = 1_000;
        for (var value = 0; value < Distinct - 1; value++)
        {
            Assert.Equal(States.Before(value + 1, Distinct, 0.9), States.Before(value, Distinct, 0.9) + States.FractionOf(value, Distinct, 0.9), 9);
        }

        Assert.Equal(0.9, States.Before(Distinct - 1, Distinct, 0.9) + States.FractionOf(Distinct - 1, Distinct, 0.9), 9);
    }

    [Fact]
    public void Equal_lists_are_equal()
    {
        Assert.Equal(new ColumnOptions("state", MostCommon: new CommonValues(0.5, 0.2)), new ColumnOptions("state", MostCommon: new CommonValues(0.5, 0.2)));
        Assert.NotEqual(new ColumnOptions("state", MostCommon: new CommonValues(0.5, 0.2)), new ColumnOptions("state", MostCommon: new CommonValues(0.5, 0.3)));
    }

    [Fact]
    public void Shares_beyond_a_whole_or_outside_their_range_are_refused()
    {
        ImmutableArray<double>[] wrong = [[], [0.6, 0.5], [-0.1], [double.NaN]];

        Assert.All(wrong, fractions => Assert.Throws<ArgumentException>(() => new CommonValues(fractions)));
    }
}
