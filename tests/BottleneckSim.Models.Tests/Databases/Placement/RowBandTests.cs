using BottleneckSim.Models.Databases.Placement;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Tests.Databases.Placement;

public sealed class RowBandTests
{
    private const int Rows = 100_000;

    [Theory]
    [InlineData(0.2)]
    [InlineData(1)]
    [InlineData(3)]
    public void The_rows_of_a_part_of_the_index_lie_in_the_band_that_their_correlation_tells(double width)
    {
        var random = new Random(5);
        var places = Enumerable.Range(0, Rows).ToArray();
        var keys = places.Select(place => ((double)place / Rows) + (width * random.NextDouble())).ToArray();
        Array.Sort(keys, places);
        var band = RowBand.Of(new ColumnOptions("key", Correlation: CorrelationOf(places)), Rows, isDescending: false);

        foreach (var from in new[] { 0, 0.01, 0.1, 0.3, 0.5, 0.8, 0.98 })
        {
            var of = places.AsSpan((int)(from * Rows), Rows / 50).ToArray();
            var (first, last) = band.PlacesOf(from, from + 0.02);
            Assert.InRange((double)of.Min() / Rows, first - 0.01, first + 0.04);
            Assert.InRange((double)of.Max() / Rows, last - 0.04, last + 0.01);
        }
    }

    [Fact]
    public void Rows_in_order_lie_where_their_keys_do_and_the_other_way_round_with_a_descending_index()
    {
        Assert.Equal((0.25, 0.5), Of(1, isDescending: false).PlacesOf(0.25, 0.5));
        Assert.Equal((0.5, 0.75), Of(1, isDescending: true).PlacesOf(0.25, 0.5));
        Assert.Equal((0.5, 0.75), Of(-1, isDescending: false).PlacesOf(0.25, 0.5));
        Assert.False(Of(1, isDescending: false).IsBand);
        Assert.False(Of(0, isDescending: false).IsBand);
        Assert.True(Of(0.5, isDescending: false).IsBand);
    }

    [Fact]
    public void A_few_values_that_lie_anywhere_have_the_correlation_of_their_ties_and_no_band()
    {
        double[] shares = [0.7, 0.2, 0.06, 0.03, 0.01];
        var random = new Random(7);
        var values = Enumerable.Range(0, Rows).Select(_ => ValueOf(random.NextDouble(), shares)).ToArray();
        var places = Enumerable.Range(0, Rows).OrderBy(place => values[place]).ThenBy(place => place).ToArray();
        var measured = CorrelationOf(places);

        Assert.InRange(measured, 0.53, 0.54); // Σ f² = 0.5346
        Assert.InRange(RowBand.Of(new ColumnOptions("state", 5, measured, MostCommon: new CommonValues([.. shares])), Rows, isDescending: false).Correlation, 0, 0.01);
    }

    private static RowBand Of(double correlation, bool isDescending) => RowBand.Of(new ColumnOptions("key", Correlation: correlation), Rows, isDescending);

    private static int ValueOf(double part, double[] shares)
    {
        var value = 0;
        while (value < shares.Length - 1 && part >= shares[value])
        {
            part -= shares[value++];
        }

        return value;
    }

    /// <summary>Spearman's, of place and place in order, as <c>pg_stats</c> has it.</summary>
    private static double CorrelationOf(int[] places)
    {
        double squares = 0;
        for (var order = 0; order < places.Length; order++)
        {
            squares += (double)(places[order] - order) * (places[order] - order);
        }

        return 1 - (6 * squares / ((double)places.Length * (((double)places.Length * places.Length) - 1)));
    }
}
