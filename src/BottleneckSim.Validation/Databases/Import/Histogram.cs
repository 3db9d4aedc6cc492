using System.Collections.Immutable;
using System.Globalization;

namespace BottleneckSim.Validation.Databases.Import;

/// <summary>How the values of a numeric column are spread, as <c>pg_stats</c> tells it: common values apart, the others in bins of equal size.</summary>
/// <param name="Bounds">The limits of the bins, ascending; empty where there are none.</param>
/// <param name="Common">The most common values and their fractions of all rows.</param>
/// <param name="NullFraction">Fraction of rows without a value.</param>
public sealed record Histogram(ImmutableArray<double> Bounds, ImmutableArray<(double Value, double Fraction)> Common, double NullFraction)
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
        var above = low is { } from ? From(from) : notNull;
        var below = high is { } to ? notNull - From(to) : notNull;
        return Math.Clamp((above + below - notNull) / notNull, 1e-9, 1);
    }

    /// <summary>Reads the arrays as the database writes them: <c>{1,5,9}</c>.</summary>
    /// <param name="bounds">The histogram's bounds; null where there is none.</param>
    /// <param name="common">The most common values; null where there are none.</param>
    /// <param name="fractions">Their fractions.</param>
    /// <param name="nullFraction">Fraction of rows without a value.</param>
    /// <returns>The histogram; null where the values are no numbers.</returns>
    public static Histogram? Of(string? bounds, string? common, float[]? fractions, double nullFraction)
    {
        var limits = Numbers(bounds);
        var values = Numbers(common);
        return limits is { } known && values is { } mostCommon
            ? new Histogram(known, [.. mostCommon.Zip(fractions ?? [], (value, fraction) => (value, (double)fraction))], nullFraction)
            : null;
    }

    /// <summary>The fraction of all rows at or above a value.</summary>
    private double From(double value)
    {
        var common = Common.Sum(entry => entry.Fraction);
        var commonAbove = Common.Where(entry => entry.Value >= value).Sum(entry => entry.Fraction);
        return commonAbove + ((1 - NullFraction - common) * (Bounds.Length < 2 ? 0 : 1 - BelowInHistogram(value)));
    }

    private double BelowInHistogram(double value)
    {
        var bins = Bounds.Length - 1;
        var bin = 0;
        while (bin < bins && Bounds[bin + 1] <= value)
            bin++;
        var below = value <= Bounds[0] ? 0 : bin >= bins ? 1 : (bin + ShareOfBin(value, bin)) / bins;
        return Math.Clamp(below, SmallestShareOfABin / bins, 1 - (SmallestShareOfABin / bins));
    }

    private double ShareOfBin(double value, int bin) => (value - Bounds[bin]) / (Bounds[bin + 1] - Bounds[bin]);

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
