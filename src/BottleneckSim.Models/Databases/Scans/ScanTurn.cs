namespace BottleneckSim.Models.Databases.Scans;

/// <summary>What a scan has to do for the next piece of its table.</summary>
internal enum ScanTurn
{
    /// <summary>Read it from the disk.</summary>
    Reads,

    /// <summary>Wait for another scan, which is reading it.</summary>
    Waits,

    /// <summary>Nothing: it is in the ring of a scan.</summary>
    Found,
}
