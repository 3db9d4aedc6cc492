namespace BottleneckSim.Validation.Theory.Rows;

/// <summary>How many requests a figure needs, from its asymptotic variance.</summary>
/// <remarks>
/// Means of M/M/1: ρ(2 + 5ρ − 4ρ² + ρ³)/(1 − ρ)⁴ for the wait (Daley 1968). Percentiles of M/M/c: the Poisson equation of its chain, 2 Σ_j (1/(λπ_j)) (Σ_{i ≤ j} (f_i − f̄) π_i)²,
/// with f the tail of the sojourn of one who finds i there, times what Daley's formula has beyond the same equation for the mean (1.1 at load 0.95, 2.6 at 0.5).
/// Those of M/G/1 are scaled from M/M/1 by (1 + c²)/2, the first order in heavy traffic (Whitt, Management Science 35, 1989). Control variates take off a tenth (p99) to a half (means).
/// </remarks>
internal static class RunSizes
{
    /// <summary>The weight in the family-wise error of systems that need more than 40 million requests.</summary>
    public const double CostlyWeight = 10;

    /// <summary>From how many millions on a system counts as costly.</summary>
    public const int CostlyMillions = 40;

    /// <summary>The weight of a system of this size.</summary>
    public static double WeightOf(int millions) => millions > CostlyMillions ? CostlyWeight : 1;
}
