using System.Globalization;
using System.Net;
using System.Text;
using BottleneckSim.Cli.Catalogues;
using BottleneckSim.Cli.Live;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Figures;
using BottleneckSim.Scenarios.Objectives;
using BottleneckSim.Scenarios.Truths;
using BottleneckSim.Telemetry.Sessions;
using BottleneckSim.TestSupport.Prometheus;
using Microsoft.AspNetCore.Builder;

namespace BottleneckSim.Cli.Tests.Live;

/// <summary>A session at the clock's own pace, its server on loopback, and a Prometheus of its own that scrapes it.</summary>
internal sealed class MonitoredSession : IAsyncDisposable
{
    /// <summary>The time over which rates are taken: twelve scrapes.</summary>
    public const string Window = "60s";

    private static readonly TimeSpan ScrapeInterval = TimeSpan.FromSeconds(5);
    private readonly LiveSession _session;
    private readonly VerdictDesk _desk;
    private readonly WebApplication _server;
    private readonly PrometheusServer _prometheus;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _pacing;
    private readonly HttpClient _client;

    private MonitoredSession(LiveSession session, VerdictDesk desk, WebApplication server, PrometheusServer prometheus)
    {
        (_session, _desk, _server, _prometheus) = (session, desk, server, prometheus);
        _client = new HttpClient { BaseAddress = new Uri(server.Urls.Single()) };
        _pacing = Task.Run(() => session.Pacer.RunAsync(_end.Token));
    }

    public LoadedScenario Loaded => _session.Loaded;

    public PrometheusQuery Query => _prometheus.Query;

    /// <summary>How much of the clock's time was given up because the machine was too busy.</summary>
    public TimeSpan SkippedTime => _session.Pacer.SkippedTime;

    public static async Task<MonitoredSession> StartAsync(LoadedScenario loaded, bool isHealthy)
    {
        var options = new LiveOptions { Scenario = loaded.Path, IsHealthy = isHealthy, MetricsPort = 0, Listen = IPAddress.Loopback };
        var telemetry = new TelemetryOptions
        {
            Prices = loaded.Scenario.Prices,
        };
        var session = new LiveSession(loaded, options, new SequentialEngineFactory(), telemetry, TimeProvider.System);
        var desk = new VerdictDesk(session);
        var server = await LiveServer.StartAsync(session, desk, CancellationToken.None);
        return new MonitoredSession(session, desk, server, await PrometheusServer.StartAsync(new Uri(server.Urls.Single()).Authority, ScrapeInterval));
    }

    /// <summary>Makes a fix by the API.</summary>
    public async Task MendAsync(Fix fix)
    {
        using var content = new StringContent($$"""{"fix": "{{fix.Name}}"}""", Encoding.UTF8, "application/json");
        using var response = await _client.PostAsync("/api/changes", content);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Waits until Prometheus shows all latency objectives kept.</summary>
    public Task WaitUntilMendedAsync(TimeSpan limit) => _prometheus.WaitUntilAsync(
        async () =>
        {
            await Task.Delay(ScrapeInterval);
            return await AreLatenciesKeptAsync();
        },
        limit, $"the latencies of {Loaded.Scenario.Id} to be back under their objectives");

    /// <summary>Whether Prometheus shows every latency objective kept.</summary>
    public async Task<bool> AreLatenciesKeptAsync()
    {
        foreach (var objective in Loaded.Scenario.Objectives.OfType<LatencyObjective>())
        {
            if (!(await Query.ValueAsync(LatencyQuery(objective)) <= objective.AtMost.TotalSeconds))
                return false;
        }

        return true;
    }

    /// <summary>The value of a metric that a truth file names.</summary>
    public async Task<double> ValueAsync(MetricFigure figure)
    {
        var isHistogram = (await Query.EvaluateAsync($"count({figure.Metric}_count)")).Count > 0;
        return await Query.ValueAsync(FigureQuery.For(figure.Metric, figure.Where, isHistogram, Window));
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _pacing;
        await _server.DisposeAsync();
        await _prometheus.DisposeAsync();
        _desk.Dispose();
        _session.Dispose();
        _client.Dispose();
        _end.Dispose();
    }

    private static string LatencyQuery(LatencyObjective objective)
    {
        var words = objective.Operation.Split(' ', 2);
        var quantile = (objective.Percentile / 100).ToString(CultureInfo.InvariantCulture);
        var selector = $"server_address=\"\", http_request_method=\"{words[0]}\", url_template=\"{words[1]}\"";
        return $"histogram_quantile({quantile}, sum by (le) (rate(http_client_request_duration_seconds_bucket{{{selector}}}[{Window}])))";
    }
}
