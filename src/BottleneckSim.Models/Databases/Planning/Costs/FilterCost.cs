using System.Collections.Immutable;

namespace BottleneckSim.Models.Databases.Planning.Costs;

/// <summary>The cost of checking conditions (<c>cost_qual_eval</c>).</summary>
internal static class FilterCost
{
    public static double PerRow(ImmutableArray<Condition> conditions, PlannerCosts costs) =>
        conditions.Sum(condition => condition.OperatorsPerRow) * costs.Operator;

    public static double AtStart(ImmutableArray<Condition> conditions, PlannerCosts costs) =>
        conditions.Sum(condition => condition.OperatorsAtStart) * costs.Operator;
}
