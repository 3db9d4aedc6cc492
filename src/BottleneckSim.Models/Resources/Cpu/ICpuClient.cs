namespace BottleneckSim.Models.Resources.Cpu;

/// <summary>Whoever runs work on a processor.</summary>
public interface ICpuClient
{
    /// <summary>A piece of work is done.</summary>
    /// <param name="tag">The tag that it was started with.</param>
    void OnCpuDone(long tag);
}
