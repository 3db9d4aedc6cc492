namespace BottleneckSim.Models.Calls.Retries;

/// <summary>A bound on retries: each call earns a share of a retry, and a retry spends a whole one.</summary>
/// <remarks>
/// Source: Beyer et al., Site Reliability Engineering, chapter 21 (retries below 10 % of calls); Finagle's RetryBudget (20 %);
/// gRPC A6 (retry throttling with a bounded bucket).
/// </remarks>
/// <param name="Ratio">Retries per call in the long run: 0 to 1, default 0.1.</param>
/// <param name="Burst">Retries that may be saved up, and are there at the start: 0 to 100,000, default 10.</param>
public sealed record RetryBudgetOptions(double Ratio, int Burst)
{
    /// <summary>The ratio where none is written.</summary>
    public const double DefaultRatio = 0.1;

    /// <summary>The burst where none is written.</summary>
    public const int DefaultBurst = 10;
}
