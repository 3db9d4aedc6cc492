using System.Net;
using BottleneckSim.Telemetry.Prometheus;
using BottleneckSim.TestSupport.Files;

namespace BottleneckSim.Telemetry.Tests.Prometheus;

public sealed class MetricsEndpointTests
{
    [Fact]
    public async Task A_scrape_without_preference_gets_the_text_format()
    {
        await using var host = await LoopbackHost.StartAsync(application => application.MapMetrics(() => ExampleMetrics.TwoNodes));
        using var client = new HttpClient { BaseAddress = host.Address };

        using var response = await client.GetAsync("/metrics");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(
            await File.ReadAllTextAsync(Repository.PathOf("tests", "BottleneckSim.Telemetry.Tests", "Golden", "exposition.txt")),
            await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_scrape_that_asks_for_open_metrics_gets_it_to_the_end()
    {
        await using var host = await LoopbackHost.StartAsync(application => application.MapMetrics(() => ExampleMetrics.TwoNodes));
        using var client = new HttpClient { BaseAddress = host.Address };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5");

        using var response = await client.GetAsync("/metrics");

        Assert.Equal("application/openmetrics-text; version=1.0.0; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.EndsWith("\n# EOF\n", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_a_500_that_says_why_and_the_next_scrape_may_succeed()
    {
        var scrapes = 0;
        await using var host = await LoopbackHost.StartAsync(application => application.MapMetrics(() =>
            ++scrapes == 1 ? throw new InvalidOperationException("the run has failed") : ExampleMetrics.TwoNodes));
        using var client = new HttpClient { BaseAddress = host.Address };

        using var first = await client.GetAsync("/metrics");
        using var second = await client.GetAsync("/metrics");

        Assert.Equal(HttpStatusCode.InternalServerError, first.StatusCode);
        Assert.Contains("the run has failed", await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
    }

    [Fact]
    public async Task Other_methods_are_refused()
    {
        await using var host = await LoopbackHost.StartAsync(application => application.MapMetrics(() => ExampleMetrics.TwoNodes));
        using var client = new HttpClient { BaseAddress = host.Address };

        using var response = await client.PostAsync("/metrics", content: null);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }
}
