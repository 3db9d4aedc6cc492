using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Planning.Joins;
using BottleneckSim.Models.Databases.Planning.Nodes;
using BottleneckSim.Models.Databases.Queries;

namespace BottleneckSim.Models.Databases.Planning;

/// <summary>Picks the cheapest way to execute a statement, by PostgreSQL's published cost model.</summary>
/// <remarks>
/// <code>
///                ┌ sequential scan ─────────────┐   ┌ nested loop [memoize] ┐
/// statement ──►  ├ index (only) scan, per index ┼─► ├ hash join             ┼─► [group] ─► [sort] ─► [limit] ─► cheapest ─► [insert, update, delete]
///                └ bitmap scan of indexes ──────┘   └ merge join ───────────┘
/// </code>
/// Left out: more than two tables, parallel plans, just-in-time compilation.
/// Source: PostgreSQL 15, <c>costsize.c</c>, <c>selfuncs.c</c>; documentation, chapters 20.7 and 72.
/// </remarks>
public static class Planner
{
    /// <summary>Plans a statement.</summary>
    /// <param name="query">The statement.</param>
    /// <param name="relation">What is known of its table.</param>
    /// <param name="costs">The cost parameters.</param>
    /// <param name="workMemoryBytes">Memory of a sort or a bitmap.</param>
    /// <param name="joined">What is known of the table that the statement joins; null where it joins none.</param>
    /// <exception cref="ArgumentException">The statement joins a table of which nothing is known.</exception>
    public static PlannedStatement Plan(
        QueryOptions query, RelationStatistics relation, PlannerCosts costs, long workMemoryBytes, RelationStatistics? joined = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(relation);
        ArgumentNullException.ThrowIfNull(costs);
        var considered = query switch
        {
            InsertOptions insert => [Values(insert, relation, costs)],
            SelectOptions select => Reads(select, relation, joined, costs, workMemoryBytes),
            FilteredQueryOptions filtered => [.. AccessPaths.Of(PlanningProblem.Of(filtered, relation, costs, workMemoryBytes)).Select(path => path.Node)],
            _ => throw new ArgumentOutOfRangeException(nameof(query), query.GetType().Name, "The planner knows no such statement."),
        };
        var modified = considered.Select(plan => Modified(query, relation, plan)).ToImmutableArray();
        return new PlannedStatement(Cheapest(modified), modified);
    }

    private static ImmutableArray<PlanNode> Reads(
        SelectOptions query, RelationStatistics relation, RelationStatistics? joined, PlannerCosts costs, long workMemoryBytes)
    {
        var alone = PlanningProblem.Of(query, relation, costs, workMemoryBytes);
        if (query.Join is not { } join)
        {
            return Upper(alone.OrderBy).Of([.. AccessPaths.Of(alone)]);
        }

        var other = joined ?? throw new ArgumentException($"Statement '{query.Name}' joins table '{join.Table}', of which nothing is known.", nameof(joined));
        var prefix = relation.Table.Name + ".";
        return Upper([.. alone.OrderBy.Select(key => key with { Column = prefix + key.Column })])
            .Of([.. JoinPaths.Of(query, join, relation, other, costs, workMemoryBytes)]);

        UpperPaths Upper(ImmutableArray<OrderedColumn> asked) => new(query, relation, asked, alone.ResultRows, costs, workMemoryBytes);
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
