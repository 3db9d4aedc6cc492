using System.Globalization;
using System.Net;
using System.Text;
using BottleneckSim.Validation.Reports;

namespace BottleneckSim.Validation.Plots;

/// <summary>Draws a plot as SVG: axes with round ticks, lines, points with error bars, a legend to the right.</summary>
public static class SvgPlot
{
    private const double Width = 820;
    private const double Height = 420;
    private const double Left = 72;
    private const double Top = 40;
    private const double Right = 600;
    private const double Bottom = 364;
    private const double LegendLeft = 620;
    private const double LegendLine = 20;
    private const double CapWidth = 3;

    private static readonly string[] Colours = ["#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#ff7f0e", "#8c564b", "#17becf", "#7f7f7f"];

    /// <summary>The plot as an SVG document.</summary>
    public static string Draw(Plot plot)
    {
        ArgumentNullException.ThrowIfNull(plot);
        var points = plot.Series.SelectMany(series => series.Points).ToList();
        var x = new AxisScale(plot.X, points.Select(point => point.X));
        var y = new AxisScale(plot.Y, points.SelectMany(point => new[] { point.Y, point.Low ?? point.Y, point.High ?? point.Y }));
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" height=\"{Height}\" font-family=\"sans-serif\" font-size=\"12\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<title>{Escaped(plot.Title)}</title>\n<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"22\" font-size=\"15\" font-weight=\"bold\">{Escaped(plot.Title)}</text>\n");
        DrawAxes(svg, plot, x, y);
        for (var index = 0; index < plot.Series.Length; index++)
        {
            var series = plot.Series[index];
            var colour = Colours[(series.Colour ?? index) % Colours.Length];
            var places = series.Points.Where(point => x.IsShown(point.X) && y.IsShown(point.Y)).ToList();
            if (series.Kind == PlotSeriesKind.Points)
                DrawPoints(svg, places, colour, x, y);
            else
                DrawLine(svg, places, colour, series.Kind, x, y);
            DrawLegend(svg, series, colour, index);
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void DrawAxes(StringBuilder svg, Plot plot, AxisScale x, AxisScale y)
    {
        foreach (var tick in x.Ticks())
        {
            var at = Across(x, tick);
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{at:F1} {Top}V{Bottom}\" stroke=\"#e4e4e4\"/><text x=\"{at:F1}\" y=\"{Bottom + 17}\" text-anchor=\"middle\">{ReportNumber.Text(tick)}</text>\n");
        }

        foreach (var tick in y.Ticks())
        {
            var at = Up(y, tick);
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Left} {at:F1}H{Right}\" stroke=\"#e4e4e4\"/><text x=\"{Left - 6}\" y=\"{at + 4:F1}\" text-anchor=\"end\">{ReportNumber.Text(tick)}</text>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Left} {Top}V{Bottom}H{Right}\" fill=\"none\" stroke=\"black\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{(Left + Right) / 2}\" y=\"{Bottom + 42}\" text-anchor=\"middle\">{Escaped(plot.X.Label)}</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text transform=\"translate(16 {(Top + Bottom) / 2}) rotate(-90)\" text-anchor=\"middle\">{Escaped(plot.Y.Label)}</text>\n");
    }

    private static void DrawLine(StringBuilder svg, List<PlotPoint> points, string colour, PlotSeriesKind kind, AxisScale x, AxisScale y)
    {
        if (points.Count == 0)
            return;
        svg.Append("<path d=\"");
        for (var index = 0; index < points.Count; index++)
            svg.Append(CultureInfo.InvariantCulture, $"{(index == 0 ? 'M' : 'L')}{Across(x, points[index].X):F1} {Up(y, points[index].Y):F1}");
        svg.Append(CultureInfo.InvariantCulture, $"\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.8\"{Dashes(kind)}/>\n");
    }

    private static void DrawPoints(StringBuilder svg, List<PlotPoint> points, string colour, AxisScale x, AxisScale y)
    {
        foreach (var point in points)
        {
            var across = Across(x, point.X);
            if (point is { Low: { } low, High: { } high } && y.IsShown(low) && y.IsShown(high))
            {
                svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{across:F1} {Up(y, low):F1}V{Up(y, high):F1}M{across - CapWidth:F1} {Up(y, low):F1}h{2 * CapWidth}M{across - CapWidth:F1} {Up(y, high):F1}h{2 * CapWidth}\" stroke=\"{colour}\"/>\n");
            }

            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{across:F1}\" cy=\"{Up(y, point.Y):F1}\" r=\"3\" fill=\"{colour}\"/>\n");
        }
    }

    private static void DrawLegend(StringBuilder svg, PlotSeries series, string colour, int index)
    {
        var at = Top + 8 + (index * LegendLine);
        if (series.Kind == PlotSeriesKind.Points)
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{LegendLeft + 10}\" cy=\"{at}\" r=\"3\" fill=\"{colour}\"/>");
        else
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{LegendLeft} {at}h20\" stroke=\"{colour}\" stroke-width=\"1.8\"{Dashes(series.Kind)}/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{LegendLeft + 26}\" y=\"{at + 4}\">{Escaped(series.Label)}</text>\n");
    }

    private static string Dashes(PlotSeriesKind kind) => kind == PlotSeriesKind.DashedLine ? " stroke-dasharray=\"6 4\"" : "";

    private static double Across(AxisScale scale, double value) => Left + (scale.At(value) * (Right - Left));

    private static double Up(AxisScale scale, double value) => Bottom - (scale.At(value) * (Bottom - Top));

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
