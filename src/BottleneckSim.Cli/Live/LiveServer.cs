using System.Net.Sockets;
using BottleneckSim.Cli.Application;
using BottleneckSim.Cli.Live.Api;
using BottleneckSim.Telemetry.Prometheus;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BottleneckSim.Cli.Live;

/// <summary>Serves a session's metrics and its API, on one port or two.</summary>
internal static class LiveServer
{
    /// <summary>Starts to listen.</summary>
    /// <exception cref="MistakeException">A port cannot be had.</exception>
    public static async Task<WebApplication> StartAsync(LiveSession session, VerdictDesk desk, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestBody.MostBytes * 2;
            kestrel.Limits.MaxConcurrentConnections = 100;
            foreach (var port in PortsOf(session.Options))
                kestrel.Listen(session.Options.Listen, port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.Logging.ClearProviders();
        var application = builder.Build();
        Map(application, session, desk);
        try
        {
            await application.StartAsync(cancellation);
            return application;
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            await application.DisposeAsync();
            throw new MistakeException(
                $"Cannot listen on {session.Options.Listen} at {string.Join(" and ", PortsOf(session.Options))}: {exception.Message} Choose another with --metrics-port or --api-port.");
        }
    }

    /// <summary>Maps what is served.</summary>
    public static void Map(WebApplication application, LiveSession session, VerdictDesk desk)
    {
        UseSeparatePorts(application, session.Options);
        application.UseBrowserProtection();
        application.MapMetrics(session.Collect);
        application.MapLiveApi(session, desk);
    }

    private static IEnumerable<int> PortsOf(LiveOptions options) => new[] { options.MetricsPort, options.ApiPort ?? options.MetricsPort }.Distinct();

    private static void UseSeparatePorts(WebApplication application, LiveOptions options)
    {
        if (options.ApiPort is not { } apiPort || apiPort == options.MetricsPort)
            return;
        application.Use(async (context, next) =>
        {
            if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) == (context.Connection.LocalPort == apiPort))
                await next(context);
            else
                context.Response.StatusCode = StatusCodes.Status404NotFound;
        });
    }
}
