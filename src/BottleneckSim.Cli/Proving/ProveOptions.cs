namespace BottleneckSim.Cli.Proving;

/// <summary>How surely scenarios are to be proved.</summary>
/// <param name="Replications">Replications at most; null means as many as the stopping rule takes.</param>
/// <param name="BaseSeed">The base that all seeds are derived from.</param>
/// <param name="Engine">The engine's name.</param>
internal sealed record ProveOptions(int? Replications, ulong BaseSeed, string Engine);
