using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Resources.Connections;

/// <summary>A pool of connections that a node keeps to another tier.</summary>
/// <param name="Name">The name that steps refer to.</param>
/// <param name="To">The tier the connections lead to.</param>
/// <param name="Size">Connections in each instance's pool: 1 to 10,000.</param>
/// <param name="Timeout">How long a request waits for a connection before it fails: 1 ms to 1 h. Default 30 s (SQLAlchemy 2.0's default).</param>
/// <param name="MaximumWaiting">How many may wait at once; more are refused: 1 to 1,000,000, default 10,000.</param>
public sealed record PoolOptions(string Name, string To, int Size, Duration Timeout, int MaximumWaiting = 10_000)
{
    /// <summary>The time-out used where none is written.</summary>
    public static Duration DefaultTimeout => Duration.FromSeconds(30);
}
