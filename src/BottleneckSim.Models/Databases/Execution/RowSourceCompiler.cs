using BottleneckSim.Models.Databases.BufferPools;
using BottleneckSim.Models.Databases.Execution.Joins;
using BottleneckSim.Models.Databases.Planning.Nodes;
using BottleneckSim.Models.Databases.Scans;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Databases.Execution;

/// <summary>Turns a plan's nodes into row sources.</summary>
/// <param name="costs">What things take.</param>
/// <param name="table">The statement's table.</param>
/// <param name="joined">The table that it joins; null where it joins none.</param>
/// <param name="pool">The buffer pool.</param>
/// <param name="scans">Scans that go together.</param>
internal sealed class RowSourceCompiler(ExecutionCosts costs, StoredTable table, StoredTable? joined, BufferPool pool, SharedScans scans)
{
    /// <summary>No limit stops it: all of it is done, however many rows there are.</summary>
    public const double Unlimited = double.PositiveInfinity;

    /// <summary>The source of a node's rows; null for rows that the statement itself lists.</summary>
    /// <param name="node">The node.</param>
    /// <param name="readFraction">The part of it that is done before a limit above stops it, as planned, above 1 where the limit is higher than what is expected, <see cref="Unlimited"/> without one; a sort, a group or a hash table needs all of its input.</param>
    public RowSource? Of(PlanNode node, double readFraction) => node switch
    {
        ScanNode scan => Scan(scan, readFraction),
        LimitNode { Input: { } input } limit => Of(input, input.Rows > 0 ? limit.Count / input.Rows : readFraction),
        SortNode { Input: { } input } sort => new SortedRows(costs, Sorted(sort, input, readFraction), sort),
        AggregateNode { Input: { } input } aggregate => new AggregatedRows(costs, Required(input, Unlimited), aggregate),
        NestedLoopNode { IsParameterised: true } loop => Searched(loop, readFraction),
        NestedLoopNode loop => new PairedRows(costs, Required(loop.Outer, readFraction), Required(loop.Inner, Unlimited), loop),
        HashJoinNode join => new HashedRows(costs, Required(join.Outer, readFraction), Required(join.Inner, Unlimited), join),
        MergeJoinNode join => new MergedRows(costs, Required(join.Outer, readFraction), Required(join.Inner, readFraction), join),
        ValuesNode => null,
        { Input: { } input } => Of(input, readFraction),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node.GetType().Name, "There is no execution for such a node."),
    };

    /// <summary>A sort needs all rows; where they are sorted by its first key already, all of each value of that.</summary>
    private RowSource Sorted(SortNode sort, PlanNode input, double readFraction) => input is IndexScanNode scan && sort.Presorted == 1
        ? IndexScan(scan, readFraction, needsWholeValues: scan.Access.BoundingConditions == 0)
        : Required(input, sort.Presorted > 0 ? readFraction : Unlimited);

    private IndexRows IndexScan(IndexScanNode node, double readFraction, bool needsWholeValues = false)
    {
        var scanned = TableOf(node);
        var use = new IndexUse(node.Access, node.IsBackward, !node.IsIndexOnly, false, readFraction) { NeedsWholeValues = needsWholeValues };
        return new IndexRows(scanned, costs, scanned.Find(node.Index)!, node, use);
    }

    private RowSource Required(PlanNode node, double readFraction) =>
        Of(node, readFraction) ?? throw new InvalidOperationException($"A {node.GetType().Name} gives no rows. The run cannot go on.");

    private TableRows Scan(ScanNode scan, double readFraction)
    {
        var scanned = TableOf(scan);
        return scan switch
        {
            IndexScanNode node => IndexScan(node, readFraction),
            BitmapHeapScanNode { Input: BitmapAndNode and } node => new BitmapAndRows(scanned, costs, node, [.. and.Parts.Select(part => Bits(scanned, node, part))]),
            BitmapHeapScanNode { Input: BitmapIndexScanNode bits } node => new IndexRows(
                scanned, costs, scanned.Find(bits.Index)!, node, new IndexUse(node.Access, false, true, true, readFraction)),
            SequentialScanNode node => new SequentialRows(scanned, costs, pool, scans, node, readFraction),
            _ => throw new ArgumentOutOfRangeException(nameof(scan), scan.GetType().Name, "There is no execution for such a scan."),
        };
    }

    private IndexRows Bits(StoredTable scanned, ScanNode scan, BitmapIndexScanNode part) =>
        new(scanned, costs, scanned.Find(part.Index)!, scan, new IndexUse(part.Access, false, false, true, Unlimited));

    private SearchedRows Searched(NestedLoopNode loop, double readFraction)
    {
        var memoize = loop.Inner as MemoizeNode;
        var scan = (ScanNode)(memoize?.Input ?? loop.Inner);
        var inner = TableOf(scan);
        var (index, access) = scan switch
        {
            IndexScanNode node => (node.Index, node.Access),
            BitmapHeapScanNode { Input: BitmapAndNode and } => (and.Parts[0].Index, and.Parts[0].Access),
            BitmapHeapScanNode { Input: BitmapIndexScanNode bits } => (bits.Index, bits.Access),
            _ => throw new ArgumentOutOfRangeException(nameof(loop), scan.GetType().Name, "Such a scan cannot be searched for a value."),
        };
        return new SearchedRows(inner, costs, Required(loop.Outer, readFraction), loop, inner.Find(index)!, access, scan)
        {
            HitRatio = memoize?.HitRatio ?? 0,
            IsInOrder = ComesInOrder(loop, access),
        };
    }

    /// <summary>Whether the outer rows come more or less in the order of the column that is looked up.</summary>
    private bool ComesInOrder(NestedLoopNode loop, Planning.IndexAccess access)
    {
        var joinedTo = access.Conditions.First(condition => condition.JoinedTo is not null).JoinedTo!;
        var column = joinedTo[(joinedTo.LastIndexOf('.') + 1)..];
        var outer = loop.Outer.Scan!;
        var outerTable = TableOf(outer);
        return outer is IndexScanNode scan
            ? outerTable.Find(scan.Index)!.Options.Columns[0].Column == column
            : Math.Abs(outerTable.Options.Columns[column].Correlation) > SearchedRows.OrderedFrom;
    }

    private StoredTable TableOf(ScanNode scan) => joined is not null && scan.Table == joined.Options.Name ? joined : table;
}
