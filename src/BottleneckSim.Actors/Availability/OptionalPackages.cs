namespace BottleneckSim.Actors.Availability;

/// <summary>Says which of the packages that some mirrors do not carry are in this build (see eng/placeholders/README.md).</summary>
public static class OptionalPackages
{
    /// <summary>Why the actor engine is not in this build, or null if it is.</summary>
#if AKKA_UNAVAILABLE
    public static string? WhyNoActorEngine =>
        "The actor engine is not in this build: the package source it was restored from does not serve Akka.NET. Use the sequential engine, or build where Akka.NET is served.";
#else
    public static string? WhyNoActorEngine => null;
#endif

    /// <summary>Why prometheus-net's endpoint is not in this build, or null if it is.</summary>
#if PROMETHEUS_NET_UNAVAILABLE
    public static string? WhyNoPrometheusNetEndpoint =>
        "The prometheus-net endpoint is not in this build: the package source it was restored from does not serve prometheus-net. The OpenTelemetry endpoint serves the same metrics.";
#else
    public static string? WhyNoPrometheusNetEndpoint => null;
#endif
}
