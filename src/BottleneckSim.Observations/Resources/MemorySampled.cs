using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Resources;

/// <summary>A node's memory at a sampling instant.</summary>
/// <param name="Time">The sampling instant.</param>
/// <param name="Node">The node.</param>
/// <param name="UsedBytes">Bytes in use.</param>
/// <param name="LimitBytes">Bytes there are.</param>
public readonly record struct MemorySampled(Instant Time, int Node, long UsedBytes, long LimitBytes)
{
    /// <summary>Whether its process has a garbage collector, which stops all that computes; without one the figures below are 0.</summary>
    public bool HasCollector { get; init; }

    /// <summary>Collections of the young generation, cumulative since the run began.</summary>
    public long MinorCollections { get; init; }

    /// <summary>Collections of everything, cumulative since the run began.</summary>
    public long MajorCollections { get; init; }

    /// <summary>Time for which collections have stopped the process, cumulative since the run began; of one under way what has passed.</summary>
    public Duration CollectingTime { get; init; }
}
