using System.Collections.Immutable;
using System.Globalization;

namespace BottleneckSim.Validation.Databases.Import;

/// <summary>How the values of a numeric column are spread, as <c>pg_stats</c> tells it: common values apart, the others in bins of equal size.</summary>
/// <param name="Bounds">The limits of the bins, ascending; empty where there are none.</param>
/// <param name="Common">The most common values and their fractions of all rows.</param>
/// <param name="NullFraction">Fraction of rows without a value.</param>
/// <param name="Distinct">Distinct values.</param>
/// <param name="HasTrueEnds">Whether the outermost bounds are the smallest and largest values there are, and not just of a sample.</param>
public sealed record Histogram(
    ImmutableArray<double> Bounds, ImmutableArray<(double Value, double Fraction)> Common, double NullFraction, double Distinct, bool HasTrueEnds)
{
    private const double SmallestShareOfABin = 0.01;

    /// <summary>
    /// The fraction of the column's values from a lower bound to an upper one, both included (<c>scalarineqsel</c>,
    /// <c>ineq_histogram_selectivity</c>, <c>clauselist_selectivity</c>).
    /// </summary>
    /// <param name="low">The lower bound; null means none.</param>
    /// <param name="high">The upper bound; null means none.</param>
    public double FractionOf(double? low, double? high)
    {
        var notNull = 1 - NullFraction;
        var above = low is { } from ? AtLeast(from) : notNull;
        var below = high is { } to ? AtMost(to) : notNull;
        return Math.Clamp((above + below - notNull) / notNull, 1e-9, 1);
    }

    /// <summary>Reads the arrays as the database writes them: <c>{1,5,9}</c>.</summary>
    /// <param name="bounds">The histogram's bounds; null where there is none.</param>
    /// <param name="common">The most common values; null where there are none.</param>
    /// <param name="fractions">Their fractions.</param>
    /// <param name="nullFraction">Fraction of rows without a value.</param>
    /// <param name="distinct">Distinct values.</param>
    /// <returns>The histogram; null where the values are no numbers.</returns>
    public static Histogram? Of(string? bounds, string? common, float[]? fractions, double nullFraction, double distinct)
    {
        var limits = Numbers(bounds);
        var values = Numbers(common);
        return limits is { } known && values is { } mostCommon
            ? new Histogram(known, [.. mostCommon.Zip(fractions ?? [], (value, fraction) => (value, (double)fraction))], nullFraction, distinct, false)
            : null;
    }

    /// <summary>The histogram with its outermost bounds put right by an index that knows the smallest and largest values.</summary>
    /// <param name="smallest">The smallest value.</param>
    /// <param name="largest">The largest value.</param>
    public Histogram Within(double smallest, double largest) =>
        Bounds.Length < 2 ? this : this with { Bounds = Bounds.SetItem(0, smallest).SetItem(Bounds.Length - 1, largest), HasTrueEnds = true };

    /// <summary>The fraction of all rows at or above a value.</summary>
    private double AtLeast(double value)
    {
        var above = Common.Where(entry => entry.Value >= value).Sum(entry => entry.Fraction);
        return above + (OthersFraction * Kept(1 - BelowOrEqual(value, isStrict: true)));
    }

    /// <summary>The fraction of all rows at or below a value.</summary>
    private double AtMost(double value)
    {
        var below = Common.Where(entry => entry.Value <= value).Sum(entry => entry.Fraction);
        return below + (OthersFraction * Kept(BelowOrEqual(value, isStrict: false)));
    }

    private double OthersFraction => Bounds.Length < 2 ? 0 : 1 - NullFraction - Common.Sum(entry => entry.Fraction);

    /// <summary>Where the ends are those of a sample, nothing is certain about them.</summary>
    private double Kept(double fraction)
    {
        var uncertain = HasTrueEnds || Bounds.Length < 2 ? 0 : SmallestShareOfABin / (Bounds.Length - 1);
        return Math.Clamp(fraction, uncertain, 1 - uncertain);
    }

    /// <summary>
    /// The share of the values in bins at or below a value, or strictly below it. A bin ends with its upper bound; the first one holds its lower
    /// bound, too.
    /// </summary>
    private double BelowOrEqual(double value, bool isStrict)
    {
        var bins = Bounds.Length - 1;
        if (bins < 1 || (isStrict ? value <= Bounds[0] : value < Bounds[0]))
            return 0;
        if (isStrict ? value > Bounds[bins] : value >= Bounds[bins])
            return 1;
        var bin = 0;
        while (bin < bins - 1 && (isStrict ? Bounds[bin + 1] < value : Bounds[bin + 1] <= value))
            bin++;
        var width = Bounds[bin + 1] - Bounds[bin];
        var share = width > 0 ? (value - Bounds[bin]) / width : 0.5;
        var ofOneValue = 1 / Math.Max(1, Distinct - Common.Length);
        var fraction = ((bin + share) / bins) + (bin == 0 ? ofOneValue * (1 - share) : 0);
        return isStrict ? fraction - ofOneValue : fraction;
    }

    private static ImmutableArray<double>? Numbers(string? array)
    {
        if (array is null)
            return [];
        var numbers = ImmutableArray.CreateBuilder<double>();
        foreach (var text in array.Trim('{', '}').Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                return null;
            numbers.Add(number);
        }

        return numbers.ToImmutable();
    }
}
