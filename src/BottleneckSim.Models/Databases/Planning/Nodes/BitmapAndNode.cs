using System.Collections.Immutable;

namespace BottleneckSim.Models.Databases.Planning.Nodes;

/// <summary>Intersects the bitmaps of several indexes.</summary>
public sealed record BitmapAndNode : PlanNode
{
    /// <summary>The bitmaps: at least two.</summary>
    public required ImmutableArray<BitmapIndexScanNode> Parts { get; init; }

    /// <inheritdoc />
    public override IEnumerable<PlanNode> Inputs => Parts;
}
