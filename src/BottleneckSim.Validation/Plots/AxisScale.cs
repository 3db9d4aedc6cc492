namespace BottleneckSim.Validation.Plots;

/// <summary>Maps an axis's values to places and finds round ticks.</summary>
internal sealed class AxisScale
{
    private const int WantedTicks = 6;
    private const double Padding = 0.04;

    private readonly bool _isLogarithmic;
    private readonly double _low;
    private readonly double _high;

    public AxisScale(PlotAxis axis, IEnumerable<double> values)
    {
        _isLogarithmic = axis.IsLogarithmic;
        var shown = values.Where(IsShown).Select(Place).DefaultIfEmpty(0).ToList();
        var (low, high) = (shown.Min(), shown.Max());
        var pad = high > low ? (high - low) * Padding : 0.5;
        _low = axis.Minimum is { } minimum && IsShown(minimum) ? Place(minimum) : low - pad;
        _high = axis.Maximum is { } maximum && IsShown(maximum) ? Place(maximum) : high + pad;
    }

    /// <summary>Whether the scale has a place for a value.</summary>
    public bool IsShown(double value) => double.IsFinite(value) && (!_isLogarithmic || value > 0);

    /// <summary>Where a value lies: 0 at the beginning, 1 at the end of the axis; what lies beyond is put at the end.</summary>
    public double At(double value) => Math.Clamp((Place(value) - _low) / (_high - _low), 0, 1);

    /// <summary>Round values within the axis.</summary>
    public IEnumerable<double> Ticks() => _isLogarithmic ? Decades() : Steps();

    private double Place(double value) => _isLogarithmic ? Math.Log10(value) : value;

    private IEnumerable<double> Steps()
    {
        var raw = (_high - _low) / WantedTicks;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = power * ((raw / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 });
        for (var index = (long)Math.Ceiling(_low / step); index * step <= _high; index++)
            yield return index * step;
    }

    private IEnumerable<double> Decades()
    {
        var step = Math.Max(1, (int)Math.Ceiling((_high - _low) / WantedTicks));
        for (var decade = (int)Math.Ceiling(_low); decade <= _high; decade += step)
            yield return Math.Pow(10, decade);
    }
}
