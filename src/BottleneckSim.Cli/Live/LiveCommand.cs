using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using BottleneckSim.Cli.Application;
using BottleneckSim.Cli.Engines;
using BottleneckSim.Telemetry.Live;

namespace BottleneckSim.Cli.Live;

/// <summary><c>live ID</c>: a session paced by the clock, for Prometheus, Grafana and the operator's hands.</summary>
internal static class LiveCommand
{
    private const int HighestPort = 65_535;
    private const string AllowedPorts = "a port from 1 to 65535, or 0 for any that is free";

    public static Command Create(Composition composition)
    {
        var scenario = CommonSymbols.Scenario();
        var metricsPort = Port("--metrics-port", "Where /metrics is served.");
        metricsPort.DefaultValueFactory = _ => LiveOptions.DefaultMetricsPort;
        var apiPort = Port("--api-port", "Where the API is served (default: together with the metrics).");
        var listen = new Option<IPAddress>("--listen")
        {
            Description = "The address to listen on; anything but loopback lets others in, and there is no password.",
            HelpName = "ADDRESS",
            DefaultValueFactory = _ => IPAddress.Loopback,
            CustomParser = ParseAddress,
        };
        var speed = new Option<double>("--speed")
        {
            Description = "Simulated seconds a second; at any other than 1, rate() in Prometheus is wrong by that factor.",
            HelpName = "X",
            DefaultValueFactory = _ => 1,
            CustomParser = result => NumberText.Read<double>(result, "--speed", "a number above 0, for example 1 or 2.5"),
        };
        var seed = CommonSymbols.Seed("The seed of all draws.", 1);
        var healthy = new Option<bool>("--no-fault") { Description = "Keep the hidden faults away: the system as documented." };
        var engine = CommonSymbols.Engine();
        var command = new Command(
            "live", "Run a scenario in real time: metrics for Prometheus (or pushed by OTLP), and a small HTTP API to look, change and ask for a verdict.")
        {
            scenario, metricsPort, apiPort, listen, speed, seed, healthy, engine,
        };
        command.SetAction((parsed, cancellation) => LiveRun.RunAsync(
            composition,
            new LiveOptions
            {
                Scenario = parsed.GetRequiredValue(scenario),
                Seed = parsed.GetValue(seed),
                MetricsPort = parsed.GetValue(metricsPort) ?? LiveOptions.DefaultMetricsPort,
                ApiPort = parsed.GetValue(apiPort),
                Listen = parsed.GetValue(listen) ?? IPAddress.Loopback,
                Speed = RequireSpeed(parsed.GetValue(speed)),
                IsHealthy = parsed.GetValue(healthy),
                Engine = parsed.GetValue(engine) ?? EngineChoice.Sequential,
            },
            cancellation));
        return command;
    }

    private static Option<int?> Port(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "PORT",
        CustomParser = result => NumberText.Read<int>(result, name, AllowedPorts, port => port is >= 0 and <= HighestPort),
    };

    private static IPAddress? ParseAddress(ArgumentResult result)
    {
        if (IPAddress.TryParse(result.Tokens[^1].Value, out var address))
            return address;
        result.AddError($"--listen: '{result.Tokens[^1].Value}' is not an IP address; allowed are 127.0.0.1, ::1, 0.0.0.0 and the like.");
        return null;
    }

    private static double RequireSpeed(double speed) => speed is > 0 and <= PacerOptions.MaximumSpeed
        ? speed
        : throw new MistakeException(FormattableString.Invariant($"--speed: {speed} is not allowed; allowed is above 0, at most {PacerOptions.MaximumSpeed}."));
}
