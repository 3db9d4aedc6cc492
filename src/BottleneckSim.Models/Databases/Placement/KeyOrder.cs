using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Databases.Placement;

/// <summary>Where the values of an index's first column begin and end in the index's order.</summary>
/// <remarks>
/// <code>
/// 0 ├── a ──┼─ b ─┼ c ┼── d ──┤ 1      a limit that is reached within b, and needs whole groups, reads to the end of b
/// </code>
/// </remarks>
/// <param name="column">The column.</param>
/// <param name="rows">Rows of the table.</param>
/// <param name="isDescending">Whether the index has it in descending order.</param>
internal sealed class KeyOrder(ColumnOptions column, double rows, bool isDescending)
{
    private readonly double _distinct = column.DistinctOf(rows);
    private readonly double _notNull = 1 - column.NullFraction;

    /// <summary>Different values that begin in a part of the index: at least 1.</summary>
    /// <param name="from">Where the part begins: 0 to 1.</param>
    /// <param name="to">Where it ends: at least as far.</param>
    public double ValuesWithin(double from, double to) => Math.Max(1, column.MostCommon is null
        ? (to - from) * _distinct
        : isDescending ? ValuesUntil(1 - from) - ValuesUntil(1 - to) : ValuesUntil(to) - ValuesUntil(from));

    /// <summary>The end of the value that lies at a place, for a walk up or down the index.</summary>
    /// <param name="place">The place: 0 to 1.</param>
    /// <param name="isBackward">Whether the index is walked from its end.</param>
    public double EndOfValue(double place, bool isBackward)
    {
        var part = isDescending ? 1 - place : place;
        var until = ValuesUntil(part);
        var end = isBackward == isDescending ? Before(until) : Before(Math.Max(0, until - 1));
        return isDescending ? 1 - end : end;
    }

    private double ValuesUntil(double part) => column.MostCommon is { } common ? common.ValuesUntil(part, _distinct, _notNull) : Math.Ceiling(part * _distinct);

    private double Before(double values) => column.MostCommon is { } common ? common.Before((long)values, _distinct, _notNull) : Math.Min(1, values / _distinct);
}
