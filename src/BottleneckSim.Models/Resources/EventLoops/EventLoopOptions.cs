namespace BottleneckSim.Models.Resources.EventLoops;

/// <summary>Requests do not get a thread each but share an event loop, which runs what they compute piece by piece, each to its end.</summary>
/// <param name="Loops">Loops of each node (processes, one loop each): 1 to 256, default 1.</param>
/// <param name="OffLoad">The label of steps that run on a pool of threads instead; null (the default) means that all run on the loop.</param>
/// <param name="PoolThreads">Threads of that pool: 1 to 1,024, default 4 (libuv's UV_THREADPOOL_SIZE).</param>
public sealed record EventLoopOptions(int Loops = 1, string? OffLoad = null, int PoolThreads = EventLoopOptions.DefaultPoolThreads)
{
    /// <summary>libuv's default.</summary>
    public const int DefaultPoolThreads = 4;

    /// <summary>The most loops of a node.</summary>
    public const int MaximumLoops = 256;

    /// <summary>The most threads of the pool.</summary>
    public const int MaximumPoolThreads = 1_024;
}
