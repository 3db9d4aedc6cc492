using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Changes;
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
    private static readonly PanelVariables Variables = new(RateInterval: "4s");

    [ProgramFact("prometheus")]
    public async Task Every_panel_shows_data_from_a_real_prometheus()
    {
        using var sink = new TelemetrySink(new TelemetryOptions());
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

    // Known from the synthetic facts; wrong names, units or types would show here.
    private static async Task AssertValuesAsync(PrometheusQuery query)
    {
        var overview = DashboardFile.Named("overview");
        Assert.Equal(SyntheticShop.RequestsPerSecond, await SumAsync(overview, "Users' requests"), 1.0);
        Assert.Equal(1.0 / SyntheticShop.RequestsPerSecond, await SumAsync(overview, "Users' errors"), 0.005);
        Assert.Equal(0.05, (await query.EvaluateAsync(overview.Panel("Errors by tier and route").Queries(Variables)[0])).Max(sample => sample.Value), 0.005);
        Assert.All(await query.EvaluateAsync(overview.Panel("CPU utilisation").Queries(Variables)[0]), sample => Assert.Equal(0.75, sample.Value, 1e-6));
        Assert.Equal(0.9, await SumAsync(overview, "Cache hit ratio"), 1e-6);
        var database = DashboardFile.Named("database");
        Assert.Equal(250, await SumAsync(database, "Rows examined for each row returned"), 1e-6);
        Assert.Equal(100.0 / 140, await SumAsync(database, "Buffer pool hit ratio"), 1e-6);
        Assert.Equal(0.8, await SumAsync(database, "Disk utilisation"), 0.05);
        Assert.Equal(1, await query.ValueAsync("count(up)"));
        Assert.Equal(0, await query.ValueAsync("count(target_info{job=\"bottlenecksim\"}) or vector(0)"));

        async Task<double> SumAsync(DashboardFile dashboard, string panel) =>
            (await query.EvaluateAsync(dashboard.Panel(panel).Queries(Variables)[0])).Sum(sample => sample.Value);
    }
}
