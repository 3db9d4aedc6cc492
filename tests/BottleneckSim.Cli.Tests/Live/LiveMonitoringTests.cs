using BottleneckSim.Cli.Catalogues;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Figures;
using BottleneckSim.Scenarios.Reading;
using BottleneckSim.Scenarios.Truths;
using BottleneckSim.TestSupport.Dashboards;
using BottleneckSim.TestSupport.Files;
using Xunit.Abstractions;

namespace BottleneckSim.Cli.Tests.Live;

/// <summary>The whole way at the clock's own pace: scenario, session, scrape by a real Prometheus, dashboards' queries, fix by the API.</summary>
/// <remarks>
/// <code>
/// 0 s ─── 2 min ──────────────── up to 4 min more
///   healthy and faulty sessions    the reference fix is made to the faulty ones; their latencies must come back
///   of every scenario side by side
///          panels and figures are looked at here, and panels again at the end
/// </code>
/// The faults come at instant zero here, not at their own instants, so that there is no healthy time in the window of a rate.
/// </remarks>
public sealed class LiveMonitoringTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Observed = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan MendedWithin = TimeSpan.FromMinutes(4);
    private static readonly PanelVariables Variables = new(MonitoredSession.Window);

    /// <summary>Its panels are for mechanisms that the shipped scenarios do not have; DashboardQueriesTests sees that each shows data from a real Prometheus.</summary>
    private const string Mechanisms = "mechanisms";

    [LiveFact]
    public async Task Prometheus_shows_the_fault_on_every_panel_that_should_and_the_fix_bringing_the_latency_back()
    {
        var scenarios = new LibraryCatalogue(new ScenarioLibrary(Repository.PathOf("scenarios"))).All()
            .Where(loaded => loaded.Truth is { NoFaultControl: false }).Select(WithFaultsAtOnce).ToList();
        var healthy = await Task.WhenAll(scenarios.Select(loaded => MonitoredSession.StartAsync(loaded, isHealthy: true)));
        var faulty = await Task.WhenAll(scenarios.Select(loaded => MonitoredSession.StartAsync(loaded, isHealthy: false)));
        try
        {
            await Task.Delay(Observed);
            var failures = new List<string>();
            var silent = await SilentPanelsAsync(faulty);
            foreach (var (before, after) in healthy.Zip(faulty))
                failures.AddRange(await FailuresOfAsync(before, after));
            var mended = await Task.WhenAll(faulty.Select(MendAsync));
            failures.AddRange(mended.OfType<string>());
            silent.IntersectWith(await SilentPanelsAsync(faulty));
            failures.AddRange(silent.Select(panel => $"No scenario brings data to {panel}."));
            foreach (var session in healthy.Concat(faulty).Where(session => session.SkippedTime > TimeSpan.Zero))
                output.WriteLine($"{session.Loaded.Scenario.Id}: the machine was too busy, {session.SkippedTime} of the clock's time were given up");
            failures.AddRange(healthy.Concat(faulty).Where(session => session.SkippedTime > Observed)
                .Select(session => $"{session.Loaded.Scenario.Id} could not keep pace with the clock: {session.SkippedTime} were given up."));
            Assert.Empty(failures);
        }
        finally
        {
            foreach (var session in healthy.Concat(faulty))
                await session.DisposeAsync();
        }
    }

    private static LoadedScenario WithFaultsAtOnce(LoadedScenario loaded) =>
        loaded with { Truth = loaded.Truth! with { Faults = [.. loaded.Truth.Faults.Select(fault => fault with { At = Instant.Zero })] } };

    private async Task<List<string>> FailuresOfAsync(MonitoredSession healthy, MonitoredSession faulty)
    {
        var id = faulty.Loaded.Scenario.Id;
        List<string> failures = [.. (await faulty.Query.ScrapeErrorsAsync()).Where(error => error.Length > 0).Select(error => $"{id}: a scrape failed: {error}")];
        if (!await healthy.AreLatenciesKeptAsync())
            failures.Add($"{id}: healthy, its latencies miss the objectives.");
        if (await faulty.AreLatenciesKeptAsync())
            failures.Add($"{id}: faulty, its latencies keep the objectives.");
        foreach (var seen in faulty.Loaded.Truth!.SeenIn)
        {
            if (seen.Figure is not MetricFigure metric)
                continue;
            var ratio = await faulty.ValueAsync(metric) / await healthy.ValueAsync(metric);
            output.WriteLine(FormattableString.Invariant($"{id}: {metric.Describe()} x {ratio:0.##}, claimed x {seen.MovesByRatio:0.##}"));
            if (!(seen.MovesByRatio > 1 ? ratio >= seen.MovesByRatio : ratio <= seen.MovesByRatio))
                failures.Add(FormattableString.Invariant($"{id}: {metric.Describe()} moved by {ratio:0.###}, not by {seen.MovesByRatio}."));
        }

        return failures;
    }

    private async Task<string?> MendAsync(MonitoredSession session)
    {
        var started = TimeProvider.System.GetTimestamp();
        try
        {
            await session.MendAsync(session.Loaded.Truth!.ReferenceFix!);
            await session.WaitUntilMendedAsync(MendedWithin);
            output.WriteLine(FormattableString.Invariant(
                $"{session.Loaded.Scenario.Id}: latencies back after {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0} s"));
            return null;
        }
        catch (TimeoutException exception)
        {
            return exception.Message;
        }
    }

    private static async Task<HashSet<string>> SilentPanelsAsync(IReadOnlyList<MonitoredSession> sessions)
    {
        var silent = new HashSet<string>(StringComparer.Ordinal);
        foreach (var dashboard in DashboardFile.All().Where(dashboard => dashboard.Name != Mechanisms))
        {
            foreach (var panel in dashboard.Panels)
            {
                foreach (var expression in panel.Queries(Variables))
                {
                    var answers = await Task.WhenAll(sessions.Select(session => session.Query.EvaluateAsync(expression)));
                    if (answers.All(samples => samples.All(sample => double.IsNaN(sample.Value))))
                        silent.Add($"{dashboard.Name}, '{panel.Title}': {expression}");
                }
            }
        }

        return silent;
    }
}
