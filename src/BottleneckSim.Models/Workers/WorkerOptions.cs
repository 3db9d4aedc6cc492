using BottleneckSim.Models.Programs;

namespace BottleneckSim.Models.Workers;

/// <summary>A tier of workers that take messages from a queue, each worker thread one at a time, and acknowledge them when done.</summary>
public sealed record WorkerOptions : ProgramTierOptions
{
    /// <summary>The queue tier they consume.</summary>
    public required string Queue { get; init; }
}
