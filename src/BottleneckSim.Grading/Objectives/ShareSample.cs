namespace BottleneckSim.Grading.Objectives;

/// <summary>What one replication says about a requirement.</summary>
/// <param name="Good">Good requests, or good answers of a tier.</param>
/// <param name="Offered">Requests issued, or answers of a tier.</param>
public readonly record struct ShareSample(long Good, long Offered)
{
    /// <summary>Good of offered: 0 to 1. Where nobody could even ask, nobody was served: 0.</summary>
    public double Share => Offered == 0 ? 0 : Good / (double)Offered;
}
