namespace BottleneckSim.Cli.Verifying;

/// <summary>Which fix is to be judged, and how surely.</summary>
internal sealed record VerifyOptions
{
    /// <summary>The fewest replications with a variance.</summary>
    public const int FewestReplications = 2;

    /// <summary>The most that one may ask for.</summary>
    public const int MostReplications = 1_000;

    /// <summary>A scenario's name or file.</summary>
    public required string Scenario { get; init; }

    /// <summary>The fix's name.</summary>
    public required string Fix { get; init; }

    /// <summary>Replications at most; null means as many as the stopping rule takes.</summary>
    public int? Replications { get; init; }

    /// <summary>The base that all seeds are derived from.</summary>
    public required ulong BaseSeed { get; init; }

    /// <summary>The engine's name.</summary>
    public string Engine { get; init; } = Engines.EngineChoice.Sequential;
}
