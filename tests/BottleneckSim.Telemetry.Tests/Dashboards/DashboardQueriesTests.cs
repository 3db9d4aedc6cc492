using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Costs;
using BottleneckSim.Telemetry.Prometheus;
using BottleneckSim.Telemetry.Sessions;
using BottleneckSim.Telemetry.Sinks;
using BottleneckSim.Telemetry.Tests.Prometheus;
using BottleneckSim.Telemetry.Tests.Sinks;
using BottleneckSim.TestSupport.Dashboards;
using BottleneckSim.TestSupport.Programs;
using BottleneckSim.TestSupport.Prometheus;

namespace BottleneckSim.Telemetry.Tests.Dashboards;

/// <summary>Facts → sink → endpoint → a real Prometheus → every query of every panel.</summary>
public sealed class DashboardQueriesTests
{
    private static readonly TimeSpan ScrapeInterval = TimeSpan.FromSeconds(1);
    private static readonly PanelVariables Variables = new(RateInterval: "10s");

    [ProgramFact("prometheus")]
    public async Task Every_panel_shows_data_from_a_real_prometheus()
    {
        using var sink = new TelemetrySink(new TelemetryOptions
        {
            Prices = new PriceList(ImmutableSortedDictionary.Create<string, TierPrice>(StringComparer.Ordinal).Add("shop", new(0.2m, new(4, 0))).Add("db", new(1.1m, default))),
        });
        var shop = new SyntheticShop(sink);
        shop.Describe();
        sink.Observe(new ChangeApplied(Instant.Zero, "scale shop to 2", ChangeOrigin.Operator));
        await using var host = await LoopbackHost.StartAsync(application => application.MapMetrics(() =>
        {
            // A second passes at each scrape, so that what a rate must be is known.
            shop.Second();
            return sink.Collect();
        }));
        await using var prometheus = await PrometheusServer.StartAsync(host.Address.Authority, ScrapeInterval);
        var query = prometheus.Query;
        await prometheus.WaitUntilAsync(
            async () => await query.ValueAsync("max(count_over_time(target_info[1m]))") >= 6, TimeSpan.FromSeconds(30), "six scrapes");

        Assert.All(await query.ScrapeErrorsAsync(), error => Assert.Equal("", error));
        var failures = new List<string>();
        foreach (var dashboard in DashboardFile.All())
        {
            foreach (var panel in dashboard.Panels)
            {
                foreach (var expression in panel.Queries(Variables))
                {
                    var samples = await query.EvaluateAsync(expression);
                    if (samples.Count == 0 || samples.All(sample => double.IsNaN(sample.Value)))
                    {
                        failures.Add($"{dashboard.Name}, '{panel.Title}': no data from {expression}");
                    }
                }
            }
        }

        Assert.Empty(failures);
        await AssertValuesAsync(query);
    }

    // Known from the synthetic facts; wrong names, units or types would show here. Only ratios within one query: scrapes jitter.
    private static async Task AssertValuesAsync(PrometheusQuery query)
    {
        var requests = Panel("overview", "Users' requests");
        Assert.Equal(1.0 / SyntheticShop.RequestsPerSecond, await query.ValueAsync($"sum({Panel("overview", "Users' errors")})"), 1e-6);
        Assert.Equal(0.1, await query.ValueAsync($"max({Panel("overview", "Errors by tier and route")}) * 2"), 1e-6);
        Assert.Equal(0.75, await query.ValueAsync($"min({Panel("overview", "CPU utilisation")})"), 1e-6);
        Assert.Equal(0.9, await query.ValueAsync($"sum({Panel("overview", "Cache hit ratio")})"), 1e-6);
        Assert.Equal(1.5, await query.ValueAsync($"sum({Panel("overview", "Cost per hour")})"), 1e-6);
        Assert.Equal(250, await query.ValueAsync($"sum({Panel("database", "Rows examined for each row returned")})"), 1e-6);
        Assert.Equal(100.0 / 140, await query.ValueAsync($"sum({Panel("database", "Buffer pool hit ratio")})"), 1e-6);
        Assert.Equal(0.8 / SyntheticShop.RequestsPerSecond, await query.ValueAsync($"sum({Panel("database", "Disk utilisation")}) / sum({requests})"), 1e-6);
        Assert.Equal(900.0 / SyntheticShop.RequestsPerSecond, await query.ValueAsync($"sum({Panel("database", "Disk operations")}) / sum({requests})"), 1e-6);

        Assert.Equal(0.25 / 5, await query.ValueAsync($"max({Panel("mechanisms", "Mean pause")})"), 1e-6);
        Assert.Equal(0.25 * 2 / SyntheticShop.RequestsPerSecond, await query.ValueAsync($"sum({Panel("mechanisms", "Stopped for collections")}) / sum({requests})"), 1e-6);
        Assert.Equal(1.0 / SyntheticShop.RequestsPerSecond, await query.ValueAsync($"sum({Panel("mechanisms", "Statements that a lock ended")}) / sum({requests})"), 1e-6);

        var shop = KeyValuePair.Create("instance", "shop-1");
        Assert.Equal(0.19, await query.ValueAsync(FigureQuery.For("http_server_request_duration_seconds", [shop], isHistogram: true, "10s")), 1e-6);
        Assert.Equal(2, await query.ValueAsync(FigureQuery.For("bottlenecksim_cpu_run_queue_length", [shop], isHistogram: false, "10s")), 1e-6);
        var processorTime = FigureQuery.For("system_cpu_time_seconds_total", [shop], isHistogram: false, "10s");
        Assert.Equal(4.0 / SyntheticShop.RequestsPerSecond, await query.ValueAsync($"{processorTime} / sum({requests})"), 1e-6);

        // What the scraper would have called the node had it not kept our labels.
        Assert.Equal(1, await query.ValueAsync("count(up)"));
        Assert.Equal(0, await query.ValueAsync("count(target_info{job=\"bottlenecksim\"}) or vector(0)"));
    }

    private static string Panel(string dashboard, string title) => DashboardFile.Named(dashboard).Panel(title).Queries(Variables)[0];
}
