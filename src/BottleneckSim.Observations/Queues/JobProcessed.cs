using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Observations.Queues;

/// <summary>A worker has finished a message.</summary>
/// <param name="Time">When.</param>
/// <param name="Node">The worker.</param>
/// <param name="Operation">The job, a position in the worker's operations.</param>
/// <param name="Enqueued">When the broker accepted the message.</param>
/// <param name="Started">When the worker began.</param>
/// <param name="Outcome">How it ended.</param>
public readonly record struct JobProcessed(
    Instant Time, int Node, int Operation, Instant Enqueued, Instant Started, RequestOutcome Outcome);
