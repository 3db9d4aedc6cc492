namespace BottleneckSim.Telemetry.Catalogue;

/// <summary>Bucket bounds of histograms.</summary>
public static class Buckets
{
    /// <summary>Seconds, for HTTP and messaging (OpenTelemetry semantic conventions 1.44, HTTP metrics).</summary>
    public static IReadOnlyList<double> HttpSeconds { get; } = [.005, .01, .025, .05, .075, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10];

    /// <summary>Seconds, for database clients and their pools (OpenTelemetry semantic conventions 1.44, database metrics).</summary>
    public static IReadOnlyList<double> DatabaseSeconds { get; } = [.001, .005, .01, .05, .1, .5, 1, 5, 10];

    /// <summary>Seconds, finer, for work inside a server: a statement from an index takes well under a millisecond.</summary>
    public static IReadOnlyList<double> StatementSeconds { get; } =
        [.0001, .00025, .0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10];

    /// <summary>Seconds, wide, for waits in a queue, which may last minutes.</summary>
    public static IReadOnlyList<double> QueueSeconds { get; } = [.005, .025, .1, .25, .5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600];

    /// <summary>Seconds, wide, for how long a value has been out of date.</summary>
    public static IReadOnlyList<double> StalenessSeconds { get; } = [.01, .1, .5, 1, 5, 10, 30, 60, 300, 600, 1800, 3600];

    /// <summary>Rows of an answer (OpenTelemetry semantic conventions 1.44, database metrics).</summary>
    public static IReadOnlyList<double> Rows { get; } = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000];
}
