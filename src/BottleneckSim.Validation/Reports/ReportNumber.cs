using System.Globalization;

namespace BottleneckSim.Validation.Reports;

/// <summary>Writes figures for a person, the same way everywhere.</summary>
public static class ReportNumber
{
    private const int SignificantDigits = 5;

    /// <summary>Five significant digits; plain notation from 0.0001 to a million, powers of ten outside.</summary>
    public static string Text(double value)
    {
        if (!double.IsFinite(value))
            return double.IsNaN(value) ? "–" : value > 0 ? "∞" : "−∞";
        var size = Math.Abs(value);
        if (size is 0 or (>= 1e-4 and < 1e6))
        {
            var decimals = size == 0 ? 0 : Math.Clamp(SignificantDigits - 1 - (int)Math.Floor(Math.Log10(size)), 0, 9);
            var text = value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
        }

        return value.ToString("0.####E+0", CultureInfo.InvariantCulture);
    }
}
