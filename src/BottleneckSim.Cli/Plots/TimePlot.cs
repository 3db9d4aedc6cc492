using System.Text;

namespace BottleneckSim.Cli.Plots;

/// <summary>Draws values over time with characters.</summary>
/// <remarks>
/// <code>
///  4.1 s ┤        ⣀⠤⠒⠉⠉⠉⠒⠤┊         a cell of Braille is 2 dots wide and 4 high;
///        │⣀⣀⣀⠤⠒⠊⠁          ┊⠒⠤⣀⣀     in ASCII a cell is one dot
///      0 ┤                 ┊
///        └─────────────────A────
///        0s                   300s
/// </code>
/// The axis begins at zero, so that a small rise does not look like a large one.
/// </remarks>
internal static class TimePlot
{
    /// <summary>The plot as lines without ends.</summary>
    /// <param name="series">What to draw; the lines share the axis.</param>
    /// <param name="marks">Instants to mark.</param>
    /// <param name="layout">Size and characters.</param>
    public static IReadOnlyList<string> Draw(IReadOnlyList<PlotSeries> series, IReadOnlyList<PlotMark> marks, PlotLayout layout)
    {
        var top = series.SelectMany(line => line.Values).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        var canvas = new DotCanvas(layout.Columns, layout.Rows, layout.UsesUnicode);
        foreach (var line in series)
            DrawLine(canvas, line.Values, top);
        var cells = canvas.ToCells();
        foreach (var mark in marks)
            DrawMark(cells, ColumnOf(mark, layout), layout);

        var label = layout.Format(top);
        var width = Math.Max(label.Length, 8);
        var lines = new List<string>();
        for (var row = 0; row < layout.Rows; row++)
        {
            var text = row == 0 ? label : row == layout.Rows - 1 ? "0" : "";
            var tick = text.Length > 0 ? layout.Tick : layout.Side;
            lines.Add($"{text.PadLeft(width)} {tick}{new string(cells[row])}".TrimEnd());
        }

        lines.Add($"{new string(' ', width)} {Axis(marks, layout)}");
        lines.Add($"{new string(' ', width)} {layout.From}{layout.To.PadLeft(Math.Max(1, layout.Columns + 1 - layout.From.Length))}");
        return lines;
    }

    private static void DrawLine(DotCanvas canvas, IReadOnlyList<double> values, double top)
    {
        int? before = null;
        for (var x = 0; x < canvas.Width; x++)
        {
            var value = values.Count == 0 ? double.NaN : values[(int)((long)x * values.Count / canvas.Width)];
            if (!double.IsFinite(value))
            {
                before = null;
                continue;
            }

            var y = top > 0 ? (int)Math.Round(value / top * (canvas.Height - 1)) : 0;
            for (var between = Math.Min(before ?? y, y); between <= Math.Max(before ?? y, y); between++)
                canvas.Set(x, between);
            before = y;
        }
    }

    private static void DrawMark(char[][] cells, int column, PlotLayout layout)
    {
        foreach (var row in cells)
            row[column] = row[column] == ' ' ? layout.MarkLine : row[column];
    }

    private static string Axis(IReadOnlyList<PlotMark> marks, PlotLayout layout)
    {
        var axis = new StringBuilder().Append(layout.Corner).Append(layout.Floor, layout.Columns);
        foreach (var mark in marks)
            axis[ColumnOf(mark, layout) + 1] = mark.Letter;
        return axis.ToString();
    }

    private static int ColumnOf(PlotMark mark, PlotLayout layout) => Math.Clamp((int)(mark.Share * layout.Columns), 0, layout.Columns - 1);
}
