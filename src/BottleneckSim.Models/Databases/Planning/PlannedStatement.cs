using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Planning.Nodes;

namespace BottleneckSim.Models.Databases.Planning;

/// <summary>The plan of a statement and those it was preferred to.</summary>
/// <param name="Chosen">The cheapest plan; of equals the one considered first.</param>
/// <param name="Considered">Every plan that was considered, the chosen one included.</param>
public sealed record PlannedStatement(PlanNode Chosen, ImmutableArray<PlanNode> Considered);
