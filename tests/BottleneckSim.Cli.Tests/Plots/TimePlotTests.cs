using BottleneckSim.Cli.Plots;

namespace BottleneckSim.Cli.Tests.Plots;

public sealed class TimePlotTests
{
    [Fact]
    public void In_ascii_a_rise_and_a_mark_can_be_read()
    {
        var plot = TimePlot.Draw([new("load", [0, 1, 2, 3, 4])], [new PlotMark(0.4, 'A')], Layout(columns: 10, rows: 5, isUnicode: false));

        Assert.Equal(
            """
                   4 +    :   **
                     |    : ***
                     |    ***
                     |  ***
                   0 +*** :
                     +----A-----
                     0s      60s
            """.ReplaceLineEndings("\n"), string.Join('\n', plot));
    }

    [Fact]
    public void In_braille_a_constant_is_a_line_at_the_top_and_zero_one_at_the_bottom()
    {
        var plot = TimePlot.Draw([new("full", [2, 2]), new("nothing", [0, 0])], [], Layout(columns: 4, rows: 2, isUnicode: true));

        Assert.Equal("       2 ┤⠉⠉⠉⠉", plot[0]);
        Assert.Equal("       0 ┤⣀⣀⣀⣀", plot[1]);
    }

    [Fact]
    public void Where_there_is_no_value_there_is_no_line()
    {
        var plot = TimePlot.Draw([new("latency", [1, double.NaN, double.NaN, 1])], [], Layout(columns: 4, rows: 2, isUnicode: false));

        Assert.Equal("       1 +*  *", plot[0]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(500)]
    public void Any_number_of_values_fits(int count)
    {
        var plot = TimePlot.Draw([new("any", [.. Enumerable.Range(0, count).Select(value => (double)value)])], [new PlotMark(1, 'B')], Layout(20, 4, true));

        Assert.Equal(6, plot.Count);
        Assert.All(plot, line => Assert.True(line.Length <= 30));
    }

    private static PlotLayout Layout(int columns, int rows, bool isUnicode) =>
        new(columns, rows, isUnicode, value => value.ToString(System.Globalization.CultureInfo.InvariantCulture), "0s", "60s");
}
