using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Grading.Runs;

/// <summary>The seeds of replications: all derived from one stated base, so that they are registered before anything is measured.</summary>
/// <param name="Base">The base; any 64 bits.</param>
public sealed record ReplicationSeeds(ulong Base)
{
    /// <summary>The base used where none is stated. The proofs and every verdict in the documentation use it.</summary>
    public static ReplicationSeeds Default { get; } = new(20_261_122);

    /// <summary>The seed of a replication.</summary>
    /// <param name="replication">Its number, from 0.</param>
    public ulong this[int replication] => StableHash.Mix(StableHash.Mix(Base + 1) + (ulong)replication + 1);
}
