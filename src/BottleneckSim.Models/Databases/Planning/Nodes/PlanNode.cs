namespace BottleneckSim.Models.Databases.Planning.Nodes;

/// <summary>A node of a plan tree; rows flow from the inputs upwards.</summary>
public abstract record PlanNode
{
    /// <summary>What the planner believes it to cost, its input included.</summary>
    public required PlanCost Cost { get; init; }

    /// <summary>Rows that it is expected to return.</summary>
    public required double Rows { get; init; }

    /// <summary>Average size of such a row.</summary>
    public required int WidthBytes { get; init; }

    /// <summary>The node below, of a join the outer one; null for a scan of a table.</summary>
    public PlanNode? Input { get; init; }

    /// <summary>The nodes below, in the order in which they are explained.</summary>
    public virtual IEnumerable<PlanNode> Inputs => Input is null ? [] : [Input];

    /// <summary>The scan at the bottom of the tree, of a join the outermost one; null where no table is searched.</summary>
    public ScanNode? Scan => this as ScanNode ?? Input?.Scan;
}
