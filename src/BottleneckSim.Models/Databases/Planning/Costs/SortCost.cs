using BottleneckSim.Kernel.Mathematics;
using BottleneckSim.Models.Databases.Planning.Nodes;
using BottleneckSim.Models.Databases.Storage;

namespace BottleneckSim.Models.Databases.Planning.Costs;

/// <summary>The cost of a sort (<c>cost_tuplesort</c>).</summary>
/// <remarks>In memory n · log₂ n comparisons; with a bound of k rows n · log₂ 2k; beyond the memory runs are written and merged.</remarks>
public static class SortCost
{
    private const double OperatorsPerComparison = 2;
    private const double SequentialShareOfMerging = 0.75;
    private const int MinimumMergeOrder = 6;
    private const int MaximumMergeOrder = 500;
    private const int MergeBufferPages = 32;
    private const int TapeBufferPages = 2;

    /// <summary>Sorts the rows of a plan.</summary>
    /// <param name="problem">What is searched.</param>
    /// <param name="input">The plan to sort.</param>
    /// <param name="bound">How many of the first rows are enough; null means all.</param>
    public static SortNode Plan(PlanningProblem problem, PlanNode input, long? bound)
    {
        var costs = problem.Costs;
        var rows = Math.Max(2, input.Rows);
        var comparison = OperatorsPerComparison * costs.Operator;
        var inputBytes = Bytes(rows, input.WidthBytes);
        var kept = bound is { } limit && limit < rows ? limit : rows;
        var spilled = 0.0;
        var comparisons = LogarithmOfTwo(kept * 2 < rows ? kept * 2 : rows);
        var merging = 0.0;
        if (Bytes(kept, input.WidthBytes) > problem.WorkMemoryBytes)
        {
            var passes = MergePasses(inputBytes, problem.WorkMemoryBytes);
            spilled = inputBytes * passes;
            var pageAccesses = 2 * Math.Ceiling(inputBytes / PageLayout.PageBytes) * passes;
            merging = pageAccesses * ((costs.SequentialPage * SequentialShareOfMerging) + (costs.RandomPage * (1 - SequentialShareOfMerging)));
            comparisons = LogarithmOfTwo(rows);
        }
        else if (inputBytes > problem.WorkMemoryBytes)
        {
            comparisons = LogarithmOfTwo(2 * kept);
        }

        var startup = input.Cost.Total + (comparison * rows * comparisons) + merging;
        return new SortNode
        {
            Keys = problem.OrderBy,
            ComparisonsPerRow = comparisons,
            SpilledBytes = spilled,
            Cost = new PlanCost(startup, startup + (costs.Operator * rows)),
            Rows = input.Rows,
            WidthBytes = input.WidthBytes,
            Input = input,
        };
    }

    /// <summary>Binary logarithm, not below that of 2: comparisons for each row.</summary>
    /// <param name="count">At least 1.</param>
    internal static double LogarithmOfTwo(double count) => DeterministicMath.Log(Math.Max(2, count)) / DeterministicMath.Log(2);

    /// <summary>Passes over the data to merge sorted runs.</summary>
    internal static double MergePasses(double bytes, double memoryBytes)
    {
        var runs = bytes / memoryBytes;
        var order = Math.Clamp(
            Math.Floor(memoryBytes / (PageLayout.PageBytes * (double)(MergeBufferPages + TapeBufferPages))), MinimumMergeOrder, MaximumMergeOrder);
        return runs > order ? Math.Ceiling(DeterministicMath.Log(runs) / DeterministicMath.Log(order)) : 1;
    }

    /// <summary>Memory for rows (<c>relation_byte_size</c>).</summary>
    private static double Bytes(double rows, int widthBytes) => rows * (PageLayout.Aligned(widthBytes) + PageLayout.RowHeaderBytes);
}
