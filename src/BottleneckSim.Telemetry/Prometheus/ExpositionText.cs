using System.Globalization;

namespace BottleneckSim.Telemetry.Prometheus;

/// <summary>Numbers and escapes of both formats.</summary>
internal static class ExpositionText
{
    public static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        double.NaN => "NaN",
        _ => value.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e'),
    };

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A bound as OpenMetrics writes floats: <c>1.0</c>, never <c>1</c>, which would be another series.</summary>
    public static string BucketBound(double bound)
    {
        var text = Number(bound);
        return double.IsFinite(bound) && text.AsSpan().IndexOfAny('.', 'e') < 0 ? text + ".0" : text;
    }

    public static string EscapeLabelValue(string value) => EscapeHelpText(value).Replace("\"", "\\\"", StringComparison.Ordinal);

    public static string EscapeHelp(string help, ExpositionFormat format) =>
        format.IsOpenMetrics ? EscapeLabelValue(help) : EscapeHelpText(help);

    private static string EscapeHelpText(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
