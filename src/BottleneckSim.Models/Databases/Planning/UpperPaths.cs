using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Planning.Costs;
using BottleneckSim.Models.Databases.Planning.Nodes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Databases.Planning;

/// <summary>What is done with the rows once they are found: grouped, or sorted and cut off (<c>grouping_planner</c>).</summary>
/// <param name="query">The statement.</param>
/// <param name="relation">Its first table.</param>
/// <param name="asked">The order that the groups or the result have, in the names that the statement uses.</param>
/// <param name="keptRows">Rows of the first table that fulfil the conditions on it.</param>
/// <param name="costs">The cost parameters.</param>
/// <param name="workMemoryBytes">Memory of a sort.</param>
internal sealed class UpperPaths(
    SelectOptions query, RelationStatistics relation, ImmutableArray<OrderedColumn> asked, double keptRows, PlannerCosts costs, long workMemoryBytes)
{
    /// <summary>All plans that follow from the ways to the rows.</summary>
    public ImmutableArray<PlanNode> Of(ImmutableArray<AccessPath> paths) =>
        [.. (query.Aggregate is { } aggregate ? Grouped(paths, aggregate) : paths.SelectMany(path => Sorted(path, query.Limit))).Select(Limited)];

    private IEnumerable<PlanNode> Sorted(AccessPath path, long? bound)
    {
        var presorted = RowOrder.CommonPrefix(path.Order, asked);
        if (presorted == asked.Length)
        {
            yield return path.Node;
            yield break;
        }

        yield return SortCost.Plan(path.Node, asked, bound, costs, workMemoryBytes);
        if (presorted > 0)
        {
            var groups = GroupsOf(presorted, path.Node.Rows);
            yield return IncrementalSortCost.Plan(path.Node, asked, presorted, groups, bound, costs, workMemoryBytes);
        }
    }

    private IEnumerable<PlanNode> Grouped(ImmutableArray<AccessPath> paths, AggregateOptions aggregate)
    {
        var cheapest = AccessPath.Cheapest(paths);
        ImmutableArray<string> groupBy = [.. asked.Select(key => key.Column)];
        if (groupBy.IsEmpty)
        {
            yield return AggregateCost.Plan(cheapest.Node, aggregate, AggregateStrategy.Plain, 1, [.. aggregate.GroupBy], costs);
            yield break;
        }

        var groups = GroupsOf(asked.Length, cheapest.Node.Rows);
        foreach (var sorted in paths.SelectMany(path => Sorted(path, null)))
        {
            yield return AggregateCost.Plan(sorted, aggregate, AggregateStrategy.Sorted, groups, groupBy, costs);
        }

        yield return AggregateCost.Plan(cheapest.Node, aggregate, AggregateStrategy.Hashed, groups, groupBy, costs);
    }

    /// <summary>Groups of rows that are equal in the first keys.</summary>
    private double GroupsOf(int keys, double inputRows)
    {
        var columns = new List<ColumnOptions>();
        foreach (var key in asked.Take(keys))
        {
            columns.Add(relation.Table.Columns[key.Column[(key.Column.LastIndexOf('.') + 1)..]]);
        }

        return Selectivity.Groups(columns, relation.Size.Rows, keptRows, inputRows);
    }

    /// <summary>Takes the part of the cost that the rows up to the limit have of all rows (<c>adjust_limit_rows_costs</c>).</summary>
    private PlanNode Limited(PlanNode input)
    {
        if (query.Limit is not { } count)
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
}
