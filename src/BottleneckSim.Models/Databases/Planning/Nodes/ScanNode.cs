using System.Collections.Immutable;

namespace BottleneckSim.Models.Databases.Planning.Nodes;

/// <summary>A node that reads a table.</summary>
public abstract record ScanNode : PlanNode
{
    /// <summary>The table.</summary>
    public required string Table { get; init; }

    /// <summary>Conditions checked on each row.</summary>
    public required ImmutableArray<Condition> Filter { get; init; }

    /// <summary>Rows that the filter is shown; it removes those that do not qualify.</summary>
    public required double RowsFetched { get; init; }
}

/// <summary>Reads every page of a table in order.</summary>
public sealed record SequentialScanNode : ScanNode;

/// <summary>Walks along an index and fetches each row from the table, unless the index holds all that is asked for.</summary>
public sealed record IndexScanNode : ScanNode
{
    /// <summary>The index.</summary>
    public required string Index { get; init; }

    /// <summary>Whether the table is not visited.</summary>
    public required bool IsIndexOnly { get; init; }

    /// <summary>Whether the index is walked from its end.</summary>
    public required bool IsBackward { get; init; }

    /// <summary>What is read of the index.</summary>
    public required IndexAccess Access { get; init; }
}

/// <summary>Reads the pages that an index has named, in the table's order; its input is a <see cref="BitmapIndexScanNode"/>.</summary>
public sealed record BitmapHeapScanNode : ScanNode
{
    /// <summary>What was read of the index.</summary>
    public required IndexAccess Access { get; init; }

    /// <summary>Pages of the table expected to be read.</summary>
    public required double Pages { get; init; }
}

/// <summary>Collects the pages of matching rows from an index.</summary>
public sealed record BitmapIndexScanNode : PlanNode
{
    /// <summary>The index.</summary>
    public required string Index { get; init; }

    /// <summary>What is read of the index.</summary>
    public required IndexAccess Access { get; init; }
}
