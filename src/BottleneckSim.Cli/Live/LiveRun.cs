using System.Net;
using BottleneckSim.Cli.Application;
using BottleneckSim.Cli.Catalogues;
using BottleneckSim.Cli.Engines;
using BottleneckSim.Cli.Formatting;
using BottleneckSim.Cli.Terminals;
using BottleneckSim.Telemetry.Otlp;
using BottleneckSim.Telemetry.Sessions;
using Microsoft.AspNetCore.Builder;

namespace BottleneckSim.Cli.Live;

/// <summary>Runs a live session until it is interrupted.</summary>
internal static class LiveRun
{
    /// <summary>Runs it.</summary>
    /// <exception cref="MistakeException">A name is wrong, or a port cannot be had.</exception>
    public static async Task<int> RunAsync(Composition composition, LiveOptions options, CancellationToken cancellation)
    {
        var loaded = composition.Catalogue.Load(options.Scenario);
        var telemetry = new TelemetryOptions { Prices = loaded.Scenario.Prices };
        using var session = new LiveSession(loaded, options, EngineChoice.FactoryOf(options.Engine), telemetry, composition.Clock);
        using var desk = new VerdictDesk(session);
        await using var server = await LiveServer.StartAsync(session, desk, cancellation);
        Announce(composition.Terminal, session, server, OtlpPush.IsWanted(telemetry.Configuration));
        await session.Pacer.RunAsync(cancellation);
        await server.StopAsync(CancellationToken.None);
        composition.Terminal.Output.WriteLine($"The session has ended after {Readable.Time(session.Pacer.Now.TotalSeconds)} of simulated time.");
        return ExitCode.Success;
    }

    private static void Announce(Terminal terminal, LiveSession session, WebApplication server, bool pushes)
    {
        string[] addresses = [.. server.Urls];
        terminal.Output.WriteLine($"Live: {session.Loaded.Scenario.Title}");
        terminal.Output.WriteLine($"  session  {session.Id} (label service_namespace), engine {session.EngineName}, seed {session.Options.Seed}");
        terminal.Output.WriteLine($"  metrics  {addresses[0]}/metrics");
        terminal.Output.WriteLine($"  API      {addresses[^1]}/api/session, /api/fixes, /api/changes, /api/explain, /api/verdict");
        terminal.Output.WriteLine(pushes ? "  OTLP     pushed as OTEL_EXPORTER_OTLP_ENDPOINT says" : "  OTLP     off (set OTEL_EXPORTER_OTLP_ENDPOINT to push)");
        terminal.Output.WriteLine("Ctrl-C ends it.");
        terminal.Output.Flush();
        if (session.Options.Speed is < 1 or > 1)
            terminal.Error.WriteLine(FormattableString.Invariant($"Note: at {session.Options.Speed} times the clock, rate() in Prometheus is wrong by that factor."));
        if (!IPAddress.IsLoopback(session.Options.Listen))
            terminal.Error.WriteLine($"Note: {session.Options.Listen} is not loopback; whoever can reach it can use the API.");
    }
}
