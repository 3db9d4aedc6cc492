using BottleneckSim.Models.Databases.BufferPools;
using BottleneckSim.Models.Databases.Planning;
using BottleneckSim.Models.Databases.Planning.Nodes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Keys;
using BottleneckSim.Observations.Databases;

namespace BottleneckSim.Models.Databases.Execution;

/// <summary>Plans a query and makes it ready for execution.</summary>
internal static class StatementCompiler
{
    public static PreparedStatement Compile(DatabaseOptions database, QueryOptions query, StoredTable table, BufferPool pool, KeySampler? keys)
    {
        var plan = Planner.Plan(query, table.Statistics, database.PlannerCosts, database.WorkMemoryBytes).Chosen;
        var scan = plan.Scan;
        return new PreparedStatement
        {
            Query = query,
            Plan = plan,
            Kind = KindOf(scan),
            Table = table,
            Keys = keys,
            Costs = database.ExecutionCosts,
            Rows = scan is null ? null : RowsOf(database.ExecutionCosts, table, pool, scan, ReadFractionOf(plan)),
            Sort = Find<SortNode>(plan),
            Modification = query is SelectOptions ? null : ModificationOf(database.ExecutionCosts, query, table),
        };
    }

    private static PlanKind KindOf(ScanNode? scan) => scan switch
    {
        null => PlanKind.Insert,
        IndexScanNode { IsIndexOnly: true } => PlanKind.IndexOnlyScan,
        IndexScanNode => PlanKind.IndexScan,
        BitmapHeapScanNode => PlanKind.BitmapScan,
        _ => PlanKind.SequentialScan,
    };

    private static RowSource RowsOf(ExecutionCosts costs, StoredTable table, BufferPool pool, ScanNode scan, double readFraction) => scan switch
    {
        IndexScanNode node => new IndexRows(
            table, costs, table.Find(node.Index)!, node, new IndexUse(node.Access, node.IsBackward, !node.IsIndexOnly, false, readFraction)),
        BitmapHeapScanNode { Input: BitmapIndexScanNode bits } node => new IndexRows(
            table, costs, table.Find(bits.Index)!, node, new IndexUse(node.Access, false, true, true, readFraction)),
        SequentialScanNode node => new SequentialRows(table, costs, pool, node, readFraction),
        _ => throw new ArgumentOutOfRangeException(nameof(scan), scan.GetType().Name, "There is no execution for such a scan."),
    };

    /// <summary>The part of a scan that is done before a limit above it stops it; a sort or a bitmap needs all of its input.</summary>
    private static double ReadFractionOf(PlanNode plan) =>
        plan is LimitNode { Input: ScanNode scan } limit ? limit.Rows / scan.Rows : 1;

    private static Modification ModificationOf(ExecutionCosts costs, QueryOptions query, StoredTable table) => new(
        query, table, [.. table.Indexes.Where(index => IndexMaintenance.IsNeeded(query, index.Options))], costs);

    private static T? Find<T>(PlanNode? plan)
        where T : PlanNode => plan switch
        {
            null => null,
            T found => found,
            _ => Find<T>(plan.Input),
        };
}
