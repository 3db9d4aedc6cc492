using Microsoft.Net.Http.Headers;

namespace BottleneckSim.Telemetry.Prometheus;

/// <summary>A format in which metrics can be exposed.</summary>
public sealed record ExpositionFormat
{
    private ExpositionFormat(string mediaType, string version, bool isOpenMetrics)
    {
        MediaType = mediaType;
        Version = version;
        IsOpenMetrics = isOpenMetrics;
    }

    /// <summary>The Prometheus text format 0.0.4; also the answer to a request that does not say.</summary>
    public static ExpositionFormat PrometheusText { get; } = new("text/plain", "0.0.4", isOpenMetrics: false);

    /// <summary>OpenMetrics 1.0.0.</summary>
    public static ExpositionFormat OpenMetrics { get; } = new("application/openmetrics-text", "1.0.0", isOpenMetrics: true);

    /// <summary>The media type without parameters.</summary>
    public string MediaType { get; }

    /// <summary>The format's version.</summary>
    public string Version { get; }

    /// <summary>Whether it is OpenMetrics.</summary>
    public bool IsOpenMetrics { get; }

    /// <summary>The format for a request's Accept header.</summary>
    /// <remarks>
    /// For each format the most specific range that covers it gives its weight (RFC 9110, 12.5.1); the higher weight wins, then
    /// the range that stands first. A range with another version does not cover a format. Nothing acceptable is answered in
    /// the text format, as Prometheus' own clients do, rather than refused.
    /// </remarks>
    /// <param name="accept">The header; null, empty or unreadable counts as none.</param>
    /// <param name="contentType">The value for the answer's Content-Type header.</param>
    public static ExpositionFormat Negotiate(string? accept, out string contentType)
    {
        if (!MediaTypeHeaderValue.TryParseList([accept ?? ""], out var ranges))
        {
            ranges = [];
        }

        var text = Preference.For(PrometheusText, ranges);
        var openMetrics = Preference.For(OpenMetrics, ranges);
        var format = openMetrics.IsBetterThan(text) ? OpenMetrics : PrometheusText;
        // A scraper that names an escaping scheme is told ours: all our names are valid without UTF-8 quoting.
        var isEscapingAsked = ranges.Any(range => Parameter(range, "escaping") is not null);
        contentType = $"{format.MediaType}; version={format.Version}; charset=utf-8{(isEscapingAsked ? "; escaping=underscores" : "")}";
        return format;
    }

    private static string? Parameter(MediaTypeHeaderValue range, string name)
    {
        foreach (var parameter in range.Parameters)
        {
            if (parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return HeaderUtilities.RemoveQuotes(parameter.Value).ToString();
            }
        }

        return null;
    }

    private readonly record struct Preference(double Quality, int Position)
    {
        public static Preference For(ExpositionFormat format, IList<MediaTypeHeaderValue> ranges)
        {
            var best = new Preference(Quality: 0, Position: int.MaxValue);
            var bestSpecificity = 0;
            for (var position = 0; position < ranges.Count; position++)
            {
                var specificity = Specificity(format, ranges[position]);
                if (specificity > bestSpecificity)
                {
                    bestSpecificity = specificity;
                    best = new Preference(ranges[position].Quality ?? 1, position);
                }
            }

            return best;
        }

        public bool IsBetterThan(Preference other) =>
            Quality > other.Quality || (Quality == other.Quality && Quality > 0 && Position < other.Position);

        private static int Specificity(ExpositionFormat format, MediaTypeHeaderValue range)
        {
            if (range.MatchesAllTypes)
            {
                return 1;
            }

            if (range.MatchesAllSubTypes)
            {
                return format.MediaType.StartsWith($"{range.Type}/", StringComparison.OrdinalIgnoreCase) ? 2 : 0;
            }

            var version = Parameter(range, "version");
            var isCovered = range.MediaType.Equals(format.MediaType, StringComparison.OrdinalIgnoreCase)
                && (version is null || version == format.Version);
            return !isCovered ? 0 : version is null ? 3 : 4;
        }
    }
}
