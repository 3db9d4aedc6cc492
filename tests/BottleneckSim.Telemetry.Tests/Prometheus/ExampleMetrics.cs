using BottleneckSim.Telemetry.Prometheus;

namespace BottleneckSim.Telemetry.Tests.Prometheus;

/// <summary>Two nodes that say every type of metric, out of order and with every character that needs an escape.</summary>
internal static class ExampleMetrics
{
    public static IReadOnlyList<ResourceMetrics> TwoNodes { get; } =
    [
        new("s1/shop", "shop-2", [new("telemetry.sdk.name", "opentelemetry")],
        [
            Histogram("shop-2", 3),
            new("system.cpu.utilization", "1", "Fraction of CPU time", MetricType.Gauge, [new([new("cpu.mode", "user")], 0.25, [])]),
        ]),
        new("s1/shop", "shop-1", [new("telemetry.sdk.name", "opentelemetry"), new("odd", "quote \" back\\slash\nline")],
        [
            new("system.cpu.time", "s", "CPU time, \"by mode\"\nand\\or core", MetricType.Counter,
                [new([new("cpu.mode", "user")], 1234567.5, []), new([new("cpu.mode", "idle")], 1e21, [])]),
            Histogram("shop-1", 1),
            new("silent", "1", "Says nothing", MetricType.Gauge, []),
        ]),
        new("s1/operator", "session", [],
        [
            new("clash", "", "Labels that would hide ours", MetricType.Gauge,
                [new([new("job", "j"), new("le", "7"), new("a.b", "1"), new("a_b", "2")], double.NaN, [])]),
            new("no.labels", "{thing}", "Infinite", MetricType.Gauge, [new([], double.NegativeInfinity, [])]),
        ]),
    ];

    private static MetricData Histogram(string server, long count) => new(
        "http.server.request.duration", "s", "Duration of HTTP server requests", MetricType.Histogram,
        [
            new([new("http.route", $"/{server}"), new("http.request.method", "GET")], 0.75 * count,
                [new(0.005, count), new(0.5, 0), new(1, 2 * count), new(10, 0), new(double.PositiveInfinity, 1)]),
        ]);
}
