using System.Collections.Immutable;
using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Planning;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Databases.Placement;

/// <summary>How many rows really have the value that a statement draws, where values are not equally common.</summary>
/// <remarks>
/// <code>
/// status = $1, five values   planned: a fifth of the rows   drawn: 70 %, 20 %, 6 %, 3 % or 1 %, each as often   skew = drawn ÷ planned
/// </code>
/// </remarks>
internal sealed class DrawnFraction
{
    private readonly CommonValues _common;
    private readonly ulong _column;
    private readonly double _distinct;
    private readonly double _notNull;
    private readonly double _planned;
    private readonly int _listed;

    private DrawnFraction(StoredTable table, Condition condition, CommonValues common)
    {
        var column = table.Options.Columns[condition.Column];
        _common = common;
        _column = StableHash.OfName(condition.Column);
        _distinct = column.DistinctOf(table.Rows);
        _notNull = 1 - column.NullFraction;
        _planned = condition.Selectivity;
        _listed = condition.Descents;
    }

    /// <summary>Of a condition; null where the planner's expectation holds for every value.</summary>
    public static DrawnFraction? Of(StoredTable table, Condition condition) =>
        condition is { Predicate: EqualsPredicate or InPredicate, JoinedTo: null } && table.Options.Columns[condition.Column].MostCommon is { } common
            ? new DrawnFraction(table, condition, common)
            : null;

    /// <summary>Of several conditions, those for which the planner's expectation does not hold.</summary>
    public static ImmutableArray<DrawnFraction> Of(StoredTable table, IEnumerable<Condition> conditions) =>
        [.. conditions.Select(condition => Of(table, condition)).OfType<DrawnFraction>()];

    /// <summary>How many times as many rows fulfil conditions as the planner expects.</summary>
    public static double SkewOf(ImmutableArray<DrawnFraction> conditions, StatementValues values)
    {
        double skew = 1;
        foreach (var condition in conditions)
        {
            skew *= condition.Skew(values);
        }

        return skew;
    }

    /// <summary>Where in an index's order the rows of a drawn value begin, and what part of the index they are.</summary>
    /// <param name="hash">The value's hash.</param>
    /// <param name="isDescending">Whether the index has the column in descending order.</param>
    public (double Position, double Width) PlaceOf(ulong hash, bool isDescending)
    {
        var value = ValueOf(hash);
        var width = _common.FractionOf(value, _distinct, _notNull);
        var before = _common.Before(value, _distinct, _notNull);
        return (isDescending ? Math.Max(0, 1 - before - width) : before, width);
    }

    /// <summary>How many times as many rows a value has as the planner expects of one.</summary>
    /// <param name="hash">The value's hash.</param>
    public double SkewOfOne(ulong hash) => _planned > 0 ? _common.FractionOf(ValueOf(hash), _distinct, _notNull) * _listed / _planned : 1;

    /// <summary>How many times as many rows have one of the condition's values as the planner expects.</summary>
    private double Skew(StatementValues values)
    {
        double drawn = 0;
        for (var item = 0; item < _listed; item++)
        {
            drawn += SkewOfOne(values.HashOf(_column, item));
        }

        return Math.Min(drawn / _listed, _planned > 0 ? 1 / _planned : 1);
    }

    private long ValueOf(ulong hash) => AccessPattern.Below(hash, (long)_distinct);
}
