#if !AKKA_UNAVAILABLE && !PROMETHEUS_NET_UNAVAILABLE
using System.Text;
using BottleneckSim.Actors.Engines;
using BottleneckSim.Actors.Exposition;
using BottleneckSim.Actors.Tests.Availability;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Telemetry.Catalogue;
using Prometheus;

namespace BottleneckSim.Actors.Tests.Exposition;

public sealed class PrometheusNetSinkTests
{
    [ActorsFact]
    public async Task A_run_on_actors_is_exposed_under_the_names_of_the_catalogue()
    {
        var registry = Metrics.NewCustomRegistry();
        using (var engine = new ActorEngineFactory().Create(new ShopSystem { AcceptQueue = 0, Workers = 1 }.Describe(), 1, new PrometheusNetSink(registry, "session-1")))
        {
            for (var second = 1; second <= 3; second++)
            {
                engine.AdvanceTo(Instant.FromSeconds(second));
                engine.Sample();
            }
        }

        using MemoryStream stream = new();
        await registry.CollectAndExportAsTextAsync(stream);
        var text = Encoding.UTF8.GetString(stream.ToArray());
        Assert.Contains($"# TYPE {HttpMetrics.ServerRequestDuration.FamilyName} histogram", text, StringComparison.Ordinal);
        Assert.Contains(
            "http_server_request_duration_seconds_count{job=\"session-1/shop\",instance=\"shop-1\",http_request_method=\"GET\",http_route=\"/products\",http_response_status_code=\"200\",url_scheme=\"http\",error_type=\"\"}",
            text,
            StringComparison.Ordinal);
        Assert.Contains("http_response_status_code=\"503\"", text, StringComparison.Ordinal);
        Assert.Equal(3 * 2, SecondsOf(text, "system_cpu_time_seconds_total{job=\"session-1/shop\",instance=\"shop-2\"").Sum(), 6);
        Assert.Equal(1, SecondsOf(text, "system_cpu_utilization{job=\"session-1/shop\",instance=\"shop-2\"").Sum(), 6);
        Assert.All(SecondsOf(text, "bottlenecksim_connection_refusals_total{job=\"session-1/shop\""), count => Assert.True(count > 0));
    }

    private static List<double> SecondsOf(string text, string series) =>
        [.. text.Split('\n').Where(line => line.StartsWith(series, StringComparison.Ordinal)).Select(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture))];
}
#endif
