using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Cli.Explaining;

/// <summary>Which query is to be explained, and when.</summary>
/// <param name="Scenario">A scenario's name or file.</param>
/// <param name="Node">The database: its tier, or a node of it.</param>
/// <param name="Query">The query.</param>
/// <param name="At">The instant; null means the schedule's instant of the fix.</param>
/// <param name="Fixes">Fixes that have been made and have done their work.</param>
/// <param name="IsHealthy">Whether the hidden faults stay away.</param>
internal sealed record ExplainOptions(string Scenario, string Node, string Query, Instant? At, ImmutableArray<string> Fixes, bool IsHealthy);
