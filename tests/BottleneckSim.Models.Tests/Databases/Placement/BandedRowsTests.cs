using BottleneckSim.Models.Databases.Placement;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Tests.Databases.Placement;

public sealed class BandedRowsTests
{
    private const int Rows = 500_000;
    private const int RowsPerPage = 38;
    private const int Pages = (Rows + RowsPerPage - 1) / RowsPerPage;

    /// <summary>Fifty regions spread over the table and as much noise: the shop that the models are compared with PostgreSQL on.</summary>
    [Fact]
    public void A_value_by_an_index_looks_each_page_of_its_band_up_once_on_which_it_has_rows()
    {
        var rows = Regions();
        var counted = rows.Values.Average(places => (double)places.Select(place => place / RowsPerPage).Distinct().Count());
        var common = new CommonValues([.. rows.Select(region => (double)region.Value.Count / Rows)]);
        var table = Orders.WithIndexes("customer_id").With(new ColumnOptions("customer_id", rows.Count, 0.7, MostCommon: common));

        var statements = StatementPages.Of(table, Orders.Select(("customer_id", new EqualsPredicate())));

        var leaves = statements.Average(statement => statement.RowsExamined) / 300;
        Assert.InRange((statements.Average(statement => (double)(statement.PagesHit + statement.PagesRead)) - leaves) / counted, 0.85, 1.15);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.95)]
    [InlineData(0.9999)]
    public void A_walk_along_keys_of_their_own_changes_pages_as_often_as_rows_in_a_band_do(double correlation)
    {
        var table = TableOf();
        var band = RowBand.Of(new ColumnOptions("key", Correlation: correlation), Rows, isDescending: false);

        var visits = BandVisits.Of(band, table, 0.4, 0.5, Rows / 10, Rows / 10);

        Assert.InRange(visits.Expected / Walk(band), 0.95, 1.05);
    }

    [Fact]
    public void The_nearer_the_correlation_is_to_one_the_fewer_pages_a_range_visits()
    {
        var table = TableOf();
        var visits = new[] { 0.01, 0.5, 0.9, 0.99, 0.9999, 0.999999 }.Select(correlation =>
            BandVisits.Of(RowBand.Of(new ColumnOptions("key", Correlation: correlation), Rows, isDescending: false), table, 0.4, 0.5, Rows / 10, Rows / 10)).ToList();

        Assert.Equal(visits.Select(one => one.Expected).OrderDescending(), visits.Select(one => one.Expected));
        Assert.Equal(visits.Select(one => one.Range).OrderDescending(), visits.Select(one => one.Range));
        Assert.All(visits, one => Assert.InRange(one.First + one.Range, 1, Pages));
    }

    private static StoredTable TableOf() => new(1, Orders.Table);

    /// <summary>Page changes of a walk over rows that lie evenly in the band of their key.</summary>
    private static double Walk(RowBand band)
    {
        var random = new Random(3);
        var pages = Enumerable.Range(Rows * 4 / 10, Rows / 10).Select(key =>
        {
            var (first, last) = band.PlacesOf((double)key / Rows, (double)key / Rows);
            return (long)((first + (random.NextDouble() * (last - first))) * Rows) / RowsPerPage;
        }).ToList();
        return pages.Zip(pages.Skip(1)).Count(pair => pair.First != pair.Second);
    }

    private static SortedDictionary<int, List<int>> Regions()
    {
        var random = new Random(11);
        var regions = new SortedDictionary<int, List<int>>();
        for (var place = 0; place < Rows; place++)
        {
            var region = (int)((50.0 * place / Rows) + (50 * random.NextDouble()));
            if (!regions.TryGetValue(region, out var places))
            {
                regions.Add(region, places = []);
            }

            places.Add(place);
        }

        return regions;
    }
}
