using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Queues;

/// <summary>A message as the broker keeps it.</summary>
/// <param name="Draw">The root of its job's draws: those of the request that sent it, however often it is delivered.</param>
/// <param name="User">Who sent it.</param>
/// <param name="Salt">Tells several messages of one request apart.</param>
/// <param name="Operation">The job.</param>
/// <param name="Enqueued">When it was accepted; the order among messages that come back.</param>
/// <param name="Deliveries">How often it has been delivered.</param>
internal readonly record struct StoredMessage(DrawKey Draw, DrawKey User, ulong Salt, int Operation, Instant Enqueued, int Deliveries);
