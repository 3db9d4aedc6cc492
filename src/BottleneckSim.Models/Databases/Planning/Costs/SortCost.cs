using System.Collections.Immutable;
using BottleneckSim.Kernel.Mathematics;
using BottleneckSim.Models.Databases.Indexes;
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
    /// <param name="input">The plan to sort.</param>
    /// <param name="keys">The order.</param>
    /// <param name="bound">How many of the first rows are enough; null means all.</param>
    /// <param name="costs">The cost parameters.</param>
    /// <param name="memoryBytes">Memory of the sort.</param>
    public static SortNode Plan(PlanNode input, ImmutableArray<OrderedColumn> keys, long? bound, PlannerCosts costs, long memoryBytes)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(costs);
        var work = Of(input.Rows, input.WidthBytes, bound, costs, memoryBytes);
        var startup = input.Cost.Total + work.Startup;
        return new SortNode
        {
            Keys = keys,
            ComparisonsPerRow = work.ComparisonsPerRow,
            SpilledBytes = work.SpilledBytes,
            Cost = new PlanCost(startup, startup + work.Run),
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

    /// <summary>The cost of sorting so many rows, their coming not counted.</summary>
    internal static SortWork Of(double inputRows, int widthBytes, double? bound, PlannerCosts costs, long memoryBytes)
    {
        var rows = Math.Max(2, inputRows);
        var comparison = OperatorsPerComparison * costs.Operator;
        var inputBytes = RowMemory.Bytes(rows, widthBytes);
        var kept = bound is { } limit && limit < rows ? limit : rows;
        var spilled = 0.0;
        var comparisons = LogarithmOfTwo(kept * 2 < rows ? kept * 2 : rows);
        var merging = 0.0;
        if (RowMemory.Bytes(kept, widthBytes) > memoryBytes)
        {
            var passes = MergePasses(inputBytes, memoryBytes);
            spilled = inputBytes * passes;
            var pageAccesses = 2 * Math.Ceiling(inputBytes / PageLayout.PageBytes) * passes;
            merging = pageAccesses * ((costs.SequentialPage * SequentialShareOfMerging) + (costs.RandomPage * (1 - SequentialShareOfMerging)));
            comparisons = LogarithmOfTwo(rows);
        }
        else if (inputBytes > memoryBytes)
        {
            comparisons = LogarithmOfTwo(2 * kept);
        }

        return new SortWork((comparison * rows * comparisons) + merging, costs.Operator * rows, comparisons, spilled);
    }
}

/// <summary>What a sort does.</summary>
/// <param name="Startup">Cost before the first row.</param>
/// <param name="Run">Cost of handing the rows out.</param>
/// <param name="ComparisonsPerRow">Comparisons for each row.</param>
/// <param name="SpilledBytes">Bytes written to the disk and read back.</param>
internal readonly record struct SortWork(double Startup, double Run, double ComparisonsPerRow, double SpilledBytes);
