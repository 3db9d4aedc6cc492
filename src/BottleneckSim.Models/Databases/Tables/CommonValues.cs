using System.Collections.Immutable;

namespace BottleneckSim.Models.Databases.Tables;

/// <summary>How often the most common values of a column come: <c>pg_stats.most_common_freqs</c>. All other values share the rest evenly.</summary>
/// <remarks>
/// <code>
/// values in the column's order   0        1      2    3   4 …
/// shares of the rows             ├─ 70 % ─┼ 20 % ┼ 6 %┼3 %┼ the rest ÷ (distinct values − listed ones)
/// </code>
/// The planner does not know which value a prepared statement will ask for and takes the average, at most the largest share (<c>var_eq_non_const</c>); execution draws a value, all
/// equally likely, and finds as many rows as that value has (<c>var_eq_const</c>). Source: PostgreSQL 15 documentation, chapter 72.1 "Row Estimation Examples".
/// </remarks>
public sealed class CommonValues : IEquatable<CommonValues>
{
    private const double Rounding = 1e-6;

    private readonly ImmutableArray<double> _before;

    /// <summary>Values with so large shares.</summary>
    /// <param name="fractions">Of each value the fraction of all rows, in the order of the values, which come before those that are not listed: at least one, each 0 to 1, together at most 1.</param>
    /// <exception cref="ArgumentException">There is none, one is outside its range, or they are more than a whole together.</exception>
    public CommonValues(params ImmutableArray<double> fractions)
    {
        if (fractions.IsDefaultOrEmpty || fractions.Any(fraction => !(fraction is >= 0 and <= 1)))
        {
            throw new ArgumentException("At least one fraction has to be told, each 0 to 1.", nameof(fractions));
        }

        var before = ImmutableArray.CreateBuilder<double>(fractions.Length);
        foreach (var fraction in fractions)
        {
            before.Add(Sum);
            Sum += fraction;
            Largest = Math.Max(Largest, fraction);
        }

        if (Sum > 1 + Rounding)
        {
            throw new ArgumentException(FormattableString.Invariant($"The fractions are {Sum} together; at most 1 is allowed."), nameof(fractions));
        }

        (Fractions, _before) = (fractions, before.MoveToImmutable());
    }

    /// <summary>The fraction of all rows that each value has, in the order of the values.</summary>
    public ImmutableArray<double> Fractions { get; }

    /// <summary>The largest of them.</summary>
    public double Largest { get; }

    /// <summary>All of them together.</summary>
    public double Sum { get; }

    /// <summary>The fraction of all rows that have a value.</summary>
    /// <param name="value">Which value in the column's order: from 0.</param>
    /// <param name="distinct">Distinct values of the column.</param>
    /// <param name="notNull">The fraction of all rows that have any value.</param>
    public double FractionOf(long value, double distinct, double notNull) => value < Fractions.Length
        ? Fractions[(int)value]
        : Math.Max(0, notNull - Sum) / Math.Max(1, distinct - Fractions.Length);

    /// <summary>The fraction of all rows that have a value before another one in the column's order.</summary>
    /// <param name="value">Which value: from 0.</param>
    /// <param name="distinct">Distinct values of the column.</param>
    /// <param name="notNull">The fraction of all rows that have any value.</param>
    public double Before(long value, double distinct, double notNull) => value < Fractions.Length
        ? _before[(int)value]
        : Math.Min(1, Sum + ((value - Fractions.Length) * FractionOf(value, distinct, notNull)));

    /// <summary>The squares of all values' shares of the rows that have a value: how likely two of them have the same one.</summary>
    /// <param name="distinct">Distinct values of the column.</param>
    /// <param name="notNull">The fraction of all rows that have any value.</param>
    public double SumOfSquares(double distinct, double notNull)
    {
        var ofOthers = FractionOf(Fractions.Length, distinct, notNull);
        var squares = Math.Max(0, distinct - Fractions.Length) * ofOthers * ofOthers;
        foreach (var fraction in Fractions)
        {
            squares += fraction * fraction;
        }

        return notNull > 0 ? squares / (notNull * notNull) : 1;
    }

    /// <summary>How many values, the one at a part of the rows included, begin at or before it, in the column's order: the place of the boundary above it.</summary>
    /// <param name="part">A part of all rows: 0 to 1.</param>
    /// <param name="distinct">Distinct values of the column.</param>
    /// <param name="notNull">The fraction of all rows that have any value.</param>
    public double ValuesUntil(double part, double distinct, double notNull)
    {
        if (part >= Sum)
        {
            var ofOthers = FractionOf(Fractions.Length, distinct, notNull);
            return Math.Min(Math.Max(distinct, Fractions.Length), Fractions.Length + (ofOthers > 0 ? Math.Ceiling((part - Sum) / ofOthers) : 0));
        }

        var values = 0;
        while (values < Fractions.Length && _before[values] < part)
        {
            values++;
        }

        return values;
    }

    /// <inheritdoc />
    public bool Equals(CommonValues? other) => other is not null && Fractions.SequenceEqual(other.Fractions);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as CommonValues);

    /// <inheritdoc />
    public override int GetHashCode() => Fractions.Length;
}
