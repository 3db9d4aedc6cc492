namespace BottleneckSim.Observations.Databases;

/// <summary>How a statement reached its rows.</summary>
public enum PlanKind
{
    /// <summary>Every page of the table was read.</summary>
    SequentialScan,

    /// <summary>An index gave the rows' places; the rows were fetched one by one.</summary>
    IndexScan,

    /// <summary>An index answered alone.</summary>
    IndexOnlyScan,

    /// <summary>An index gave the pages; the pages were read in order.</summary>
    BitmapScan,

    /// <summary>Rows were added.</summary>
    Insert,

    /// <summary>Two tables were joined by running through one for each row of the other.</summary>
    NestedLoopJoin,

    /// <summary>Two tables were joined by a hash table of one of them.</summary>
    HashJoin,

    /// <summary>Two tables were joined by walking through both in order.</summary>
    MergeJoin,

    /// <summary>Nothing was looked for: a transaction was committed.</summary>
    Commit,
}
