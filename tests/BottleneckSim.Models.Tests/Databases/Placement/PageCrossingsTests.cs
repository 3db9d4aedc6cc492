using BottleneckSim.Models.Databases.Placement;

namespace BottleneckSim.Models.Tests.Databases.Placement;

public sealed class PageCrossingsTests
{
    private const int Rows = 200_000;

    [Theory]
    [InlineData(0.0, 55, 0.001)]
    [InlineData(1.5, 55, 0.04)]
    [InlineData(2.0, 55, 0.04)]
    [InlineData(4.0, 55, 0.04)]
    [InlineData(4.0, 8, 0.04)]
    [InlineData(8.0, 55, 0.04)]
    [InlineData(20.0, 55, 0.04)]
    [InlineData(40.0, 55, 0.04)]
    [InlineData(80.0, 55, 0.04)]
    [InlineData(400.0, 55, 0.04)]
    [InlineData(400.0, 8, 0.04)]
    public void Rows_shuffled_within_a_window_cross_the_boundaries_of_pages_as_often_as_counted(double window, int rowsPerPage, double margin)
    {
        var (displacement, crossings) = Walk(window, rowsPerPage);

        Assert.InRange(PageCrossings.PerBoundary(displacement, rowsPerPage) / crossings, 1 - margin, 1 + margin);
    }

    [Fact]
    public void A_walk_in_order_crosses_each_boundary_once_and_no_walk_more_often_than_there_are_rows()
    {
        Assert.Equal(1, PageCrossings.PerBoundary(0, 55));
        Assert.Equal(1, PageCrossings.PerBoundary(1e9, 1));
        Assert.InRange(PageCrossings.PerBoundary(1e9, 55), 54.9, 55);
    }

    [Fact]
    public void More_displacement_never_means_fewer_crossings()
    {
        var crossings = Enumerable.Range(0, 4_000).Select(step => PageCrossings.PerBoundary(step * 0.05, 55)).ToList();

        Assert.Equal(crossings.Order(), crossings);
    }

    /// <summary>Rows in order of their key, which is their place and a number from 0 to the window; the mean displacement and the crossings a boundary are counted.</summary>
    private static (double Displacement, double Crossings) Walk(double window, int rowsPerPage)
    {
        var random = new Random(17);
        var places = Enumerable.Range(0, Rows).ToArray();
        var keys = places.Select(place => place + (window * random.NextDouble())).ToArray();
        Array.Sort(keys, places);
        var displacement = places.Select((place, order) => (double)Math.Abs(place - order)).Average();
        var crossings = places.Zip(places.Skip(1)).Count(pair => pair.First / rowsPerPage != pair.Second / rowsPerPage);
        return (displacement, (double)crossings / ((Rows - 1) / rowsPerPage));
    }
}
