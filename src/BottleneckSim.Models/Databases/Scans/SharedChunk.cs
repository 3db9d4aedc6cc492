namespace BottleneckSim.Models.Databases.Scans;

/// <summary>A piece of a table that some scan has in its ring, or is reading into it. Reused for others.</summary>
internal sealed class SharedChunk
{
    /// <summary>Scans that are at it.</summary>
    public int Scans { get; set; }

    /// <summary>Whether it is on its way from the disk.</summary>
    public bool IsRead { get; set; }

    /// <summary>Statements that wait for that, by their slots.</summary>
    public List<int> Waiting { get; } = [];
}
