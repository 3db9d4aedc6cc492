using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Planning.Nodes;
using BottleneckSim.Models.Databases.Queries;

namespace BottleneckSim.Models.Databases.Planning.Costs;

/// <summary>The cost of counting and summing (<c>cost_agg</c>). A hash table that exceeds the memory is not taken into account.</summary>
internal static class AggregateCost
{
    private const int BytesPerFunction = 8;

    public static AggregateNode Plan(
        PlanNode input, AggregateOptions aggregate, AggregateStrategy strategy, double groups, ImmutableArray<string> groupBy, PlannerCosts costs)
    {
        var operators = aggregate.Functions + (strategy == AggregateStrategy.Plain ? 0 : groupBy.Length);
        var rows = costs.Operator * operators * input.Rows;
        var results = (costs.Tuple + (costs.Operator * aggregate.Sums.Length)) * groups;
        var cost = strategy switch
        {
            AggregateStrategy.Sorted => new PlanCost(input.Cost.Startup, input.Cost.Total + rows + results),
            AggregateStrategy.Hashed => new PlanCost(input.Cost.Total + rows, input.Cost.Total + rows + results),
            _ => new PlanCost(input.Cost.Total + rows + (costs.Operator * aggregate.Sums.Length), input.Cost.Total + rows + results),
        };
        return new AggregateNode
        {
            Strategy = strategy,
            GroupBy = groupBy,
            OperatorsPerRow = operators,
            Cost = cost,
            Rows = groups,
            WidthBytes = input.WidthBytes + (BytesPerFunction * aggregate.Functions),
            Input = input,
        };
    }
}
