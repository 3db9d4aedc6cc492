using System.Xml.Linq;
using BottleneckSim.Validation.Plots;

namespace BottleneckSim.Validation.Tests.Plots;

public sealed class SvgPlotTests
{
    [Fact]
    public void A_plot_is_well_formed_and_shows_every_series_in_the_legend()
    {
        var svg = XDocument.Parse(SvgPlot.Draw(Sample(isLogarithmic: false)));

        var texts = svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value).ToList();
        Assert.Contains("exact <1 & more", texts);
        Assert.Contains("measured", texts);
        Assert.Equal(4, svg.Descendants().Count(element => element.Name.LocalName == "circle")); // three points and the legend's
    }

    [Fact]
    public void A_logarithmic_axis_leaves_out_what_has_no_logarithm()
    {
        var svg = XDocument.Parse(SvgPlot.Draw(Sample(isLogarithmic: true)));

        Assert.Equal(3, svg.Descendants().Count(element => element.Name.LocalName == "circle"));
        Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_plot_without_points_is_still_a_picture()
    {
        var plot = Sample(isLogarithmic: false);
        Assert.NotNull(XDocument.Parse(SvgPlot.Draw(plot with { Series = [] })).Root);
    }

    private static Plot Sample(bool isLogarithmic) => new()
    {
        Name = "sample",
        Title = "Sample",
        Caption = "",
        X = new PlotAxis("x"),
        Y = new PlotAxis("y", isLogarithmic),
        Series =
        [
            new PlotSeries("exact <1 & more", PlotSeriesKind.Line, [new PlotPoint(0, 1), new PlotPoint(1, 10)]),
            new PlotSeries("measured", PlotSeriesKind.Points, [new PlotPoint(0, 0), new PlotPoint(0.5, 3, 2, 4), new PlotPoint(1, 10)], 0),
        ],
    };
}
