using System.Net;

namespace BottleneckSim.Cli.Live;

/// <summary>How a live session runs.</summary>
internal sealed record LiveOptions
{
    /// <summary>OpenTelemetry's usual port for Prometheus.</summary>
    public const int DefaultMetricsPort = 9464;

    /// <summary>A scenario's name or file.</summary>
    public required string Scenario { get; init; }

    /// <summary>The seed of all draws. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Where <c>/metrics</c> listens: 1 to 65,535, or 0 for any free port.</summary>
    public int MetricsPort { get; init; } = DefaultMetricsPort;

    /// <summary>Where the API listens; null means together with the metrics.</summary>
    public int? ApiPort { get; init; }

    /// <summary>The address to listen on. Default: loopback.</summary>
    public IPAddress Listen { get; init; } = IPAddress.Loopback;

    /// <summary>Simulated seconds a second: above 0, at most 1,000. Default 1.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Whether the hidden faults stay away.</summary>
    public bool IsHealthy { get; init; }

    /// <summary>The engine's name.</summary>
    public string Engine { get; init; } = Engines.EngineChoice.Sequential;
}
