using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Databases.Placement;

/// <summary>Where in a table the rows of a part of an index lie, as the correlation of its first column tells.</summary>
/// <remarks>
/// <code>
///  key y  │        ╱▒▒▒╱      y = x + w u:  the place x and the noise u evenly in 0 … 1
///         │      ╱▒▒▒╱        correlation of the places and the ranks of the keys: ρ = 1 − w² ÷ 2 + w³ ÷ 5 up to w = 1, 1 ÷ w − 3 ÷ 10 w² from there on
///   y₁ ───┼────╱▒▒▒╱          rows with keys from y₀ to y₁ lie in the band from y₀ − w to y₁, anywhere in it
///   y₀ ───┼──╱▒▒▒╱
///         └──┬────┬──── x
/// </code>
/// 1 and −1: rows lie in the index's order (w = 0); 0: anywhere. Of rows with equal values <c>pg_stats</c> counts the one that lies first as the smaller, which alone gives a column whose
/// values lie anywhere the correlation Σ f² of its values' shares; that part is taken off before.
/// </remarks>
internal readonly record struct RowBand
{
    private const double OfWidthOne = 0.7;
    private const int NewtonSteps = 8;

    private readonly double _width;
    private readonly bool _isMirrored;

    private RowBand(double correlation)
    {
        _isMirrored = correlation < 0;
        Correlation = correlation;
        _width = WidthOf(Math.Abs(correlation));
    }

    /// <summary>The correlation of the places of values, ties apart: −1 to 1.</summary>
    public double Correlation { get; }

    /// <summary>Whether rows lie neither in the index's order nor anywhere, but in a band.</summary>
    public bool IsBand => _width > 0 && double.IsFinite(_width);

    /// <summary>The band of a column's rows.</summary>
    /// <param name="column">The column.</param>
    /// <param name="rows">Rows of the table.</param>
    /// <param name="isDescending">Whether the index has the column in descending order.</param>
    public static RowBand Of(ColumnOptions column, double rows, bool isDescending)
    {
        var tied = column.MostCommon is { } common
            ? common.SumOfSquares(column.DistinctOf(rows), 1 - column.NullFraction)
            : 1 / column.DistinctOf(rows);
        var correlation = column.Correlation is < 0 or >= 1 ? column.Correlation : Math.Max(0, (column.Correlation - tied) / (1 - Math.Min(tied, 0.999)));
        return new RowBand(isDescending ? -correlation : correlation);
    }

    /// <summary>The part of the table in which the rows of a part of the index lie, both from 0 to 1.</summary>
    /// <param name="from">Where the part of the index begins.</param>
    /// <param name="to">Where it ends: at least as far.</param>
    public (double From, double To) PlacesOf(double from, double to)
    {
        var first = Math.Max(0, KeyAt(from) - _width);
        var last = Math.Clamp(KeyAt(to), first, 1);
        return _isMirrored ? (1 - last, 1 - first) : (first, last);
    }

    /// <summary>The width of the noise that leaves a correlation: 0 where it is 1, infinite where it is 0.</summary>
    private static double WidthOf(double correlation)
    {
        if (correlation <= 0)
        {
            return double.PositiveInfinity;
        }

        if (correlation < OfWidthOne)
        {
            return (1 + Math.Sqrt(1 - (1.2 * correlation))) / (2 * correlation);
        }

        // Newton's method; the curve is so nearly a parabola that the steps end at once.
        var width = Math.Sqrt(2 * Math.Max(0, 1 - correlation));
        for (var step = 0; step < NewtonSteps && width > 0; step++)
        {
            width -= (1 - (width * width / 2) + (width * width * width / 5) - correlation) / (width * ((0.6 * width) - 1));
        }

        return width;
    }

    /// <summary>The key below which a part of the rows lie: the inverse of the distribution of x + w u, whose density rises, stays and falls.</summary>
    private double KeyAt(double part)
    {
        var rise = Math.Min(1, _width);
        var ofRise = rise * rise / (2 * _width);
        if (part < ofRise)
        {
            return Math.Sqrt(2 * _width * Math.Max(0, part));
        }

        return part > 1 - ofRise
            ? 1 + _width - Math.Sqrt(2 * _width * Math.Max(0, 1 - part))
            : (rise / 2) + (part * Math.Max(1, _width));
    }
}
