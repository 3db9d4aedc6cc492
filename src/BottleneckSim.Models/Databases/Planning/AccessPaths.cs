using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Planning.Costs;
using BottleneckSim.Models.Databases.Planning.Nodes;

namespace BottleneckSim.Models.Databases.Planning;

/// <summary>A way to the rows.</summary>
/// <param name="Node">The scan.</param>
/// <param name="IsOrdered">Whether its rows come in the order that the statement asks for.</param>
internal sealed record AccessPath(ScanNode Node, bool IsOrdered);

/// <summary>All ways to the rows of one table (<c>build_index_paths</c>).</summary>
internal static class AccessPaths
{
    public static IEnumerable<AccessPath> Of(PlanningProblem problem)
    {
        yield return new AccessPath(SequentialScanCost.Plan(problem), false);
        foreach (var (index, size) in problem.Relation.Indexes)
        {
            var access = IndexAccessCost.Of(problem, index, size);
            var order = IndexOrdering.Of(problem, index);
            var coversAll = problem.Needed is { } needed && needed.All(index.Stores);
            if (access.Conditions.Length > 0 || order != IndexOrder.None || coversAll)
            {
                var isBackward = order == IndexOrder.Backward;
                yield return new AccessPath(IndexScanCost.Plan(problem, index, size, access, isBackward), order != IndexOrder.None);
            }

            if (access.Conditions.Length > 0)
            {
                yield return new AccessPath(BitmapScanCost.Plan(problem, index, access), false);
            }
        }
    }
}
