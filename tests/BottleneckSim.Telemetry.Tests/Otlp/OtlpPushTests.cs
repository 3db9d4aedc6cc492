using System.Collections.Concurrent;
using System.Text;
using BottleneckSim.Telemetry.Otlp;
using BottleneckSim.Telemetry.Sessions;
using BottleneckSim.Telemetry.Sinks;
using BottleneckSim.Telemetry.Tests.Prometheus;
using BottleneckSim.Telemetry.Tests.Sinks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace BottleneckSim.Telemetry.Tests.Otlp;

public sealed class OtlpPushTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(false, "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")]
    [InlineData(true, "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318")]
    [InlineData(true, "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "http://127.0.0.1:4318/v1/metrics")]
    [InlineData(false, "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318", "OTEL_METRICS_EXPORTER", "none")]
    [InlineData(false, "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318", "OTEL_SDK_DISABLED", "true")]
    [InlineData(false, "OTEL_EXPORTER_OTLP_ENDPOINT", " ")]
    public void Nothing_is_pushed_unless_an_endpoint_is_set(bool isWanted, params string[] variables) =>
        Assert.Equal(isWanted, OtlpPush.IsWanted(Configuration(variables)));

    [Fact]
    public async Task Each_nodes_metrics_arrive_with_the_nodes_resource_and_leave_the_scrape_as_it_was()
    {
        var bodies = new ConcurrentBag<byte[]>();
        await using var receiver = await LoopbackHost.StartAsync(application => application.MapPost("/v1/metrics", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            bodies.Add(body.ToArray());
        }));
        var sink = new TelemetrySink(new TelemetryOptions
        {
            SessionId = "session-7",
            Configuration = Configuration(
                "OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address.ToString(), "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "OTEL_METRIC_EXPORT_INTERVAL", "50"),
        });
        var shop = new SyntheticShop(sink);
        shop.Describe();
        for (var second = 0; second < 20; second++)
        {
            shop.Second();
            Assert.NotEmpty(sink.Points("db", "bottlenecksim.db.statement.duration"));
            await Task.Delay(10);
        }

        sink.Dispose();

        // The bodies are protobuf; strings stand in them as they are.
        var texts = bodies.Select(body => Encoding.Latin1.GetString(body)).ToList();
        var database = texts.Where(text => text.Contains("bottlenecksim.db.statement.duration", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(database);
        Assert.All(database, text => Assert.All(
            (string[])["service.name", "db", "service.namespace", "session-7", "service.instance.id", "bottlenecksim.node.kind"],
            expected => Assert.Contains(expected, text, StringComparison.Ordinal)));
        Assert.All(database, text => Assert.DoesNotContain("http.server.request.duration", text, StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains("shop-2", StringComparison.Ordinal));
    }

    [Fact]
    public void A_collector_that_is_not_there_harms_neither_scrapes_nor_the_run()
    {
        using var sink = new TelemetrySink(new TelemetryOptions
        {
            Configuration = Configuration(
                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1", "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "OTEL_METRIC_EXPORT_INTERVAL", "20", "OTEL_EXPORTER_OTLP_TIMEOUT", "100", "OTEL_METRIC_EXPORT_TIMEOUT", "100"),
        });
        var shop = new SyntheticShop(sink);
        shop.Describe();
        shop.Second();
        sink.Observe(SyntheticShop.Web(SyntheticShop.Shop2, isGone: true));

        Assert.NotEmpty(sink.Points("shop-1", "http.server.request.duration"));
    }

    private static IConfigurationRoot Configuration(params string[] variables) => new ConfigurationBuilder()
        .AddInMemoryCollection(variables.Chunk(2).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1])))
        .Build();
}
