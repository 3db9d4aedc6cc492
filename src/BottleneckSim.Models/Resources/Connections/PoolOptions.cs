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
    /// <summary>Connections beyond the size that are opened when all are in use, and closed when they come back: 0 (the default) to 10,000. SQLAlchemy 2.0: 10 beyond 5.</summary>
    public int Overflow { get; init; }

    /// <summary>What it takes to open a connection; null (the default) means nothing.</summary>
    public ConnectionSetUp? SetUp { get; init; }

    /// <summary>A connection that has been open for longer is closed when it comes back or is taken: 1 s to 30 d; null (the default) means never.</summary>
    public Duration? MaximumLifetime { get; init; }

    /// <summary>A connection that nobody has used for longer is closed when it would be taken: 1 s to 30 d; null (the default) means never.</summary>
    public Duration? MaximumIdle { get; init; }

    /// <summary>The time-out used where none is written.</summary>
    public static Duration DefaultTimeout => Duration.FromSeconds(30);
}
