using BottleneckSim.Observations.Costs;
using Microsoft.Extensions.Configuration;

namespace BottleneckSim.Telemetry.Sessions;

/// <summary>What a session's telemetry needs to know.</summary>
public sealed record TelemetryOptions
{
    /// <summary>
    /// The opaque id that becomes <c>service.namespace</c>. Never the scenario's name, which would give the answer away; unique
    /// among the sessions that share a Prometheus or a process. Default: a new random one.
    /// </summary>
    public string SessionId { get; init; } = Guid.NewGuid().ToString("N")[..12];

    /// <summary>What machines cost, in the scenario's currency. Default: nothing.</summary>
    public PriceList Prices { get; init; } = PriceList.Free;

    /// <summary>Where the standard <c>OTEL_*</c> variables are read. Default: the process's environment.</summary>
    public IConfiguration Configuration { get; init; } = new ConfigurationBuilder().AddEnvironmentVariables().Build();

    /// <summary>The clock that dates the operator's changes. Default: the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
