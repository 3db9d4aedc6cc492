using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Planning.Costs;
using BottleneckSim.Models.Databases.Planning.Nodes;

namespace BottleneckSim.Models.Databases.Planning;

/// <summary>Which indexes' bitmaps are worth intersecting (<c>choose_bitmap_and</c>).</summary>
/// <remarks>Beginning with each index in turn, cheapest first, others that check other conditions are added as long as the whole gets cheaper.</remarks>
internal static class BitmapChoice
{
    public static BitmapHeapScanNode? Best(PlanningProblem problem, IEnumerable<BitmapPart> candidates)
    {
        var parts = candidates
            .OrderBy(part => BitmapScanCost.CostOf(problem, [part]))
            .ThenBy(part => part.Access.Selectivity)
            .ThenBy(part => part.Index, StringComparer.Ordinal)
            .ToImmutableArray();
        BitmapHeapScanNode? best = null;
        for (var first = 0; first < parts.Length; first++)
        {
            var begunWith = From(problem, parts, first);
            best = best is null || begunWith.Cost.Total < best.Cost.Total ? begunWith : best;
        }

        return best;
    }

    private static BitmapHeapScanNode From(PlanningProblem problem, ImmutableArray<BitmapPart> parts, int first)
    {
        ImmutableArray<BitmapPart> taken = [parts[first]];
        var plan = BitmapScanCost.Plan(problem, taken);
        foreach (var part in parts.Skip(first + 1))
        {
            if (part.Access.Conditions.Any(condition => plan.Access.Conditions.Contains(condition)))
            {
                continue;
            }

            var more = BitmapScanCost.Plan(problem, taken.Add(part));
            if (more.Cost.Total < plan.Cost.Total)
            {
                (taken, plan) = (taken.Add(part), more);
            }
        }

        return plan;
    }
}
