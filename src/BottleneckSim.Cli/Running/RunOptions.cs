using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Cli.Running;

/// <summary>What one run is to be.</summary>
internal sealed record RunOptions
{
    /// <summary>A scenario's name or file.</summary>
    public required string Scenario { get; init; }

    /// <summary>The seed of all draws. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Whether the hidden faults stay away.</summary>
    public bool IsHealthy { get; init; }

    /// <summary>Fixes of the practice menu, made one after another at the same instant.</summary>
    public ImmutableArray<string> Fixes { get; init; } = [];

    /// <summary>When they are made; null means the schedule's instant.</summary>
    public Instant? At { get; init; }

    /// <summary>A file of further changes with their instants; null for none.</summary>
    public string? ChangesFile { get; init; }

    /// <summary>The engine's name.</summary>
    public string Engine { get; init; } = Engines.EngineChoice.Sequential;

    /// <summary>Where the measurements go as JSON; <c>-</c> means standard output instead of tables. Null for nowhere.</summary>
    public string? JsonFile { get; init; }
}
