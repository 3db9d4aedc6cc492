using BottleneckSim.Models.Databases.BufferPools;
using BottleneckSim.Models.Databases.Locking;
using BottleneckSim.Models.Databases.Planning;
using BottleneckSim.Models.Databases.Planning.Nodes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Scans;
using BottleneckSim.Models.Databases.Sharding;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Keys;
using BottleneckSim.Observations.Databases;

namespace BottleneckSim.Models.Databases.Execution;

/// <summary>Plans a query and makes it ready for execution.</summary>
internal static class StatementCompiler
{
    public static PreparedStatement Compile(
        DatabaseOptions database, QueryOptions query, StoredTable table, StoredTable? joined, BufferPool pool, SharedScans scans, KeySampler? keys, ShardPresence? presence = null)
    {
        var plan = Planner.Plan(query, table.Statistics, database.PlannerCosts, database.WorkMemoryBytes, joined?.Statistics).Chosen;
        return new PreparedStatement
        {
            Query = query,
            Plan = plan,
            Kind = KindOf(plan),
            Table = table,
            Keys = keys,
            Costs = database.ExecutionCosts,
            Rows = new RowSourceCompiler(database.ExecutionCosts, table, joined, pool, scans).Of(plan, RowSourceCompiler.Unlimited),
            Modification = query is SelectOptions ? null : ModificationOf(database.ExecutionCosts, query, table),
            LockTarget = LockTarget.Of(query, table, keys),
            Presence = presence,
        };
    }

    private static PlanKind KindOf(PlanNode plan) => plan switch
    {
        NestedLoopNode => PlanKind.NestedLoopJoin,
        HashJoinNode => PlanKind.HashJoin,
        MergeJoinNode => PlanKind.MergeJoin,
        IndexScanNode { IsIndexOnly: true } => PlanKind.IndexOnlyScan,
        IndexScanNode => PlanKind.IndexScan,
        BitmapHeapScanNode => PlanKind.BitmapScan,
        SequentialScanNode => PlanKind.SequentialScan,
        { Input: { } input } => KindOf(input),
        _ => PlanKind.Insert,
    };

    private static Modification ModificationOf(ExecutionCosts costs, QueryOptions query, StoredTable table) => new(
        query, table, [.. table.Indexes.Where(index => IndexMaintenance.IsNeeded(query, index.Options))], costs);
}
