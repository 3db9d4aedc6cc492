using System.Text;

namespace BottleneckSim.Telemetry.Prometheus;

/// <summary>Translates OpenTelemetry names to Prometheus names; scrape, dashboards and history share it.</summary>
/// <remarks>
/// OpenTelemetry specification, "Prometheus and OpenMetrics Compatibility": characters other than letters, digits and
/// <c>_</c> become <c>_</c>, several in a row one; annotations in braces vanish; the unit suffix stands before <c>_total</c>. The unit <c>1</c>
/// gets no suffix (real translators disagree on <c>_ratio</c>).
/// </remarks>
public static class PrometheusNaming
{
    /// <summary>Ends a counter's sample name.</summary>
    public const string TotalSuffix = "_total";

    /// <summary>Ends the name of a histogram's buckets.</summary>
    public const string BucketSuffix = "_bucket";

    /// <summary>Ends the name of a histogram's sum.</summary>
    public const string SumSuffix = "_sum";

    /// <summary>Ends the name of a histogram's count.</summary>
    public const string CountSuffix = "_count";

    /// <summary>The family's name: the translated name, ended by the unit's word; without a counter's <c>_total</c>.</summary>
    /// <param name="name">The OpenTelemetry name of the instrument.</param>
    /// <param name="unit">Its unit in UCUM.</param>
    /// <exception cref="ArgumentException">The name is empty, or the unit is not known here.</exception>
    public static string FamilyName(string name, string unit)
    {
        var translated = Sanitize(name, allowColon: true);
        var word = UnitWord(unit);
        return word.Length == 0 || translated.EndsWith('_' + word, StringComparison.Ordinal) ? translated : $"{translated}_{word}";
    }

    /// <summary>The label for an attribute key.</summary>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    public static string LabelName(string attributeKey) => Sanitize(attributeKey, allowColon: false);

    /// <summary>The word for a unit; empty for counts, annotations and the unit <c>1</c>.</summary>
    /// <exception cref="ArgumentException">The unit is not known here: add it, rather than let it vanish.</exception>
    public static string UnitWord(string unit) => unit switch
    {
        "" or "1" => "",
        "s" => "seconds",
        "By" => "bytes",
        ['{', .., '}'] => "",
        _ => throw new ArgumentException($"The unit '{unit}' has no Prometheus word; known are s, By, 1 and {{annotations}}.", nameof(unit)),
    };

    private static string Sanitize(string name, bool allowColon)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var builder = new StringBuilder(name.Length + 1);
        foreach (var character in name)
        {
            if (char.IsAsciiDigit(character) && builder.Length == 0)
            {
                builder.Append('_');
            }

            var isKept = char.IsAsciiLetterOrDigit(character) || (character == ':' && allowColon);
            if (isKept || builder.Length == 0 || builder[^1] != '_')
            {
                builder.Append(isKept ? character : '_');
            }
        }

        return builder.ToString();
    }
}
