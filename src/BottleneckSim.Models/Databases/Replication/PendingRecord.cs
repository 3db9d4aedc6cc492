using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Databases.Replication;

/// <summary>A record of the log that a replica has received and not yet applied.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="Operation">The statement that wrote it.</param>
/// <param name="Draw">The request it was for.</param>
/// <param name="Salt">Tells the calls of the request apart.</param>
/// <param name="Committed">When the leader committed it.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Key">What was written; 0 if it has no key.</param>
/// <param name="NextOfKey">The number of the next record about the same key; 0 if there is none yet.</param>
internal readonly record struct PendingRecord(
    long Sequence, int Operation, DrawKey Draw, ulong Salt, Instant Committed, long Bytes, ulong Key, long NextOfKey)
{
    /// <summary>Rows that were written, where the sender has counted them; 0 where the statement finds them again, as one of a whole copy does.</summary>
    public long Rows { get; init; }

    /// <summary>The shard that sent it; of a replica, whose records all come from its leader, 0.</summary>
    public int Source { get; init; }
}
