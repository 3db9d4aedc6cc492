using BottleneckSim.Models.Databases.Planning.Costs;
using BottleneckSim.Models.Databases.Planning.Nodes;

namespace BottleneckSim.Models.Databases.Planning.Joins;

/// <summary>The cost of a hash join (<c>initial_cost_hashjoin</c>, <c>final_cost_hashjoin</c>).</summary>
internal static class HashJoinCost
{
    /// <summary>Share of a bucket's rows whose keys are compared in full, since hashes tell most apart.</summary>
    private const double ComparedOfBucket = 0.5;
    private const double ComparedWithoutMatch = 0.05;
    private const double SmallestBucket = 1e-6;

    /// <summary>The plan; null where the rows of the most common value alone would exceed the memory.</summary>
    public static HashJoinNode? Plan(JoinPair pair, PlanNode outer, PlanNode inner)
    {
        var costs = pair.Costs;
        var mostInABucket = Selectivity.Rows(inner.Rows * pair.Inner.MostCommonFraction);
        if (RowMemory.Bytes(mostInABucket, inner.WidthBytes) > pair.WorkMemoryBytes * RowMemory.HashMultiplier)
        {
            return null;
        }

        var table = HashTableSize.Of(inner.Rows, inner.WidthBytes, pair.WorkMemoryBytes);
        var innerPages = table.Batches > 1 ? RowMemory.Pages(inner.Rows, inner.WidthBytes) : 0;
        var outerPages = table.Batches > 1 ? RowMemory.Pages(outer.Rows, outer.WidthBytes) : 0;
        var startup = outer.Cost.Startup + inner.Cost.Total + ((costs.Operator + costs.Tuple) * inner.Rows) + (costs.SequentialPage * innerPages);
        var run = outer.Cost.Run + (costs.Operator * outer.Rows) + (costs.SequentialPage * (innerPages + (2 * outerPages)));
        run += costs.Operator * ComparisonsOf(pair, outer, inner, table);
        run += costs.Tuple * (pair.StopsAtFirst ? pair.MatchedOuterRows : pair.Rows);
        return new HashJoinNode
        {
            Inner = new HashNode
            {
                Cost = new PlanCost(inner.Cost.Total, inner.Cost.Total),
                Rows = inner.Rows,
                WidthBytes = inner.WidthBytes,
                Input = inner,
            },
            Condition = pair.Condition,
            InnerSpilledPages = innerPages,
            OuterSpilledPages = outerPages,
            Cost = new PlanCost(startup, startup + run),
            Rows = pair.Rows,
            WidthBytes = pair.WidthBytes,
            Input = outer,
        };
    }

    private static double ComparisonsOf(JoinPair pair, PlanNode outer, PlanNode inner, HashTableSize table)
    {
        var buckets = table.Buckets * table.Batches;
        var bucket = BucketOf(pair.Inner, buckets);
        if (!pair.StopsAtFirst)
        {
            return outer.Rows * Selectivity.Rows(inner.Rows * bucket) * ComparedOfBucket;
        }

        var matched = pair.MatchedOuterRows;
        return (matched * Selectivity.Rows(inner.Rows * bucket * pair.ScannedFraction) * ComparedOfBucket)
            + ((outer.Rows - matched) * Selectivity.Rows(inner.Rows / buckets) * ComparedWithoutMatch);
    }

    /// <summary>Fraction of the inner rows in the bucket that an outer row meets (<c>estimate_hash_bucket_stats</c>).</summary>
    private static double BucketOf(JoinSide inner, double buckets)
    {
        var tableRows = Math.Max(1, inner.Problem.Relation.Size.Rows);
        var average = inner.NotNull / inner.Distinct;
        var distinct = Selectivity.Rows(inner.Distinct * inner.Rows / tableRows);
        var fraction = 1 / Math.Min(distinct, buckets);
        if (average > 0 && inner.MostCommonFraction > average)
        {
            fraction *= inner.MostCommonFraction / average;
        }

        return Math.Clamp(fraction, SmallestBucket, 1);
    }
}
