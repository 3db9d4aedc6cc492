namespace BottleneckSim.Models.Databases.Execution;

/// <summary>In what order a part of a statement visits pages.</summary>
internal enum PatternKind
{
    /// <summary>The inner pages of an index from the root down.</summary>
    Descent,

    /// <summary>Pages side by side, each asked for when it is needed: leaves of an index.</summary>
    Adjacent,

    /// <summary>Pages side by side, read ahead in large pieces: rows that lie in the index's order.</summary>
    Sequential,

    /// <summary>Pages anywhere: rows that an index names one by one.</summary>
    Scattered,

    /// <summary>Pages in order with gaps between them: rows that a bitmap names. Read ahead where the gaps are small.</summary>
    Spread,

    /// <summary>Written to a temporary file, which no pool holds.</summary>
    TemporaryWrite,

    /// <summary>Read back from a temporary file.</summary>
    TemporaryRead,
}
