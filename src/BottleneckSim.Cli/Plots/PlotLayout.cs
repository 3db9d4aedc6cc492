namespace BottleneckSim.Cli.Plots;

/// <summary>How a plot looks.</summary>
/// <param name="Columns">Characters of the time axis: at least 1.</param>
/// <param name="Rows">Lines of the value axis: at least 2.</param>
/// <param name="UsesUnicode">Whether Braille and box drawing can be shown; otherwise ASCII.</param>
/// <param name="Format">Writes a value at the axis.</param>
/// <param name="From">The left end of the time axis.</param>
/// <param name="To">The right end.</param>
internal sealed record PlotLayout(int Columns, int Rows, bool UsesUnicode, Func<double, string> Format, string From, string To)
{
    public char Tick => UsesUnicode ? '┤' : '+';

    public char Side => UsesUnicode ? '│' : '|';

    public char Corner => UsesUnicode ? '└' : '+';

    public char Floor => UsesUnicode ? '─' : '-';

    public char MarkLine => UsesUnicode ? '┊' : ':';
}
