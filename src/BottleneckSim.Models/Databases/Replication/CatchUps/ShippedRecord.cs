using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Databases.Replication.CatchUps;

/// <summary>A record of the log as it lies on a disk.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="Operation">The statement that wrote it.</param>
/// <param name="Draw">The request it was for.</param>
/// <param name="Salt">Tells the calls of the request apart.</param>
/// <param name="Committed">When the leader committed it.</param>
/// <param name="Bytes">Its size.</param>
internal readonly record struct ShippedRecord(long Sequence, int Operation, DrawKey Draw, ulong Salt, Instant Committed, long Bytes);
