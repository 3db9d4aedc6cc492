namespace BottleneckSim.Models.Resources.Disks;

/// <summary>Whoever reads from and writes to a disk.</summary>
public interface IDiskClient
{
    /// <summary>An operation is done.</summary>
    /// <param name="tag">The tag that it was started with.</param>
    void OnDiskDone(long tag);
}
