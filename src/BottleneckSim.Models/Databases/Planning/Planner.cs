using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Planning.Costs;
using BottleneckSim.Models.Databases.Planning.Nodes;
using BottleneckSim.Models.Databases.Queries;

namespace BottleneckSim.Models.Databases.Planning;

/// <summary>Picks the cheapest way to execute a statement, by PostgreSQL's published cost model.</summary>
/// <remarks>
/// <code>
///                ┌ sequential scan ─────────────┐
/// statement ──►  ├ index (only) scan, per index ┼─► [sort] ─► [limit] ─► cheapest ─► [insert, update, delete]
///                └ bitmap scan, per index ──────┘
/// </code>
/// Left out so far: joins, several indexes in one bitmap, incremental and parallel plans.
/// </remarks>
public static class Planner
{
    /// <summary>Plans a statement.</summary>
    /// <param name="query">The statement.</param>
    /// <param name="relation">What is known of its table.</param>
    /// <param name="costs">The cost parameters.</param>
    /// <param name="workMemoryBytes">Memory of a sort or a bitmap.</param>
    public static PlannedStatement Plan(QueryOptions query, RelationStatistics relation, PlannerCosts costs, long workMemoryBytes)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(relation);
        ArgumentNullException.ThrowIfNull(costs);
        var considered = query switch
        {
            InsertOptions insert => [Values(insert, relation, costs)],
            FilteredQueryOptions filtered => Searches(filtered, relation, costs, workMemoryBytes),
            _ => throw new ArgumentOutOfRangeException(nameof(query), query.GetType().Name, "The planner knows no such statement."),
        };
        var modified = considered.Select(plan => Modified(query, relation, plan)).ToImmutableArray();
        return new PlannedStatement(Cheapest(modified), modified);
    }

    private static ImmutableArray<PlanNode> Searches(
        FilteredQueryOptions query, RelationStatistics relation, PlannerCosts costs, long workMemoryBytes)
    {
        var problem = PlanningProblem.Of(query, relation, costs, workMemoryBytes);
        var limit = (query as SelectOptions)?.Limit;
        return [.. AccessPaths.Of(problem).Select(path => Limited(Sorted(problem, path, limit), limit))];
    }

    private static PlanNode Sorted(PlanningProblem problem, AccessPath path, long? limit) =>
        path.IsOrdered || problem.OrderBy.IsEmpty ? path.Node : SortCost.Plan(problem, path.Node, limit);

    /// <summary>Takes the part of the cost that the rows up to the limit have of all rows (<c>adjust_limit_rows_costs</c>).</summary>
    private static PlanNode Limited(PlanNode input, long? limit)
    {
        if (limit is not { } count)
        {
            return input;
        }

        var isCut = count < input.Rows;
        var total = isCut ? input.Cost.Startup + (input.Cost.Run * count / input.Rows) : input.Cost.Total;
        return new LimitNode
        {
            Count = count,
            Cost = input.Cost with { Total = total },
            Rows = isCut ? count : input.Rows,
            WidthBytes = input.WidthBytes,
            Input = input,
        };
    }

    private static ValuesNode Values(InsertOptions insert, RelationStatistics relation, PlannerCosts costs)
    {
        // One row comes from a Result node, several from a scan of the list (cost_resultscan, cost_valuesscan).
        var perRow = insert.Rows == 1 ? costs.Tuple : costs.Tuple + costs.Operator;
        return new ValuesNode
        {
            Count = insert.Rows,
            Cost = new PlanCost(0, perRow * insert.Rows),
            Rows = insert.Rows,
            WidthBytes = relation.Table.RowBytes,
        };
    }

    private static PlanNode Modified(QueryOptions query, RelationStatistics relation, PlanNode input)
    {
        if (query is SelectOptions)
        {
            return input;
        }

        var maintained = relation.Table.Indexes.Values
            .Where(index => IndexMaintenance.IsNeeded(query, index))
            .Select(index => index.Name)
            .ToImmutableArray();
        return new ModifyNode
        {
            Verb = query.Verb,
            Table = relation.Table.Name,
            MaintainedIndexes = maintained,
            Cost = input.Cost,
            Rows = 0,
            WidthBytes = 0,
            Input = input,
        };
    }

    private static PlanNode Cheapest(ImmutableArray<PlanNode> plans)
    {
        var cheapest = plans[0];
        foreach (var plan in plans)
        {
            if (plan.Cost.Total < cheapest.Cost.Total)
            {
                cheapest = plan;
            }
        }

        return cheapest;
    }
}
