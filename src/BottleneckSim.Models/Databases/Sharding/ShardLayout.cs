using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Models.Databases.Sharding;

/// <summary>Which shard holds which key.</summary>
/// <param name="Shards">How many there are, and how keys are spread.</param>
/// <param name="KeySpace">The number that stands for the key space.</param>
public readonly record struct ShardLayout(ShardOptions Shards, ulong KeySpace)
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    /// <summary>The shard, from 0, of a sub-key of a key. The first sub-key lies where the key lies that is not salted.</summary>
    /// <param name="key">The key: its popularity rank, from 0.</param>
    /// <param name="subKey">The sub-key: 0 to salt − 1.</param>
    public int ShardOf(long key, int subKey = 0) =>
        (int)(StableHash.Mix(StableHash.Mix(KeySpace + ((ulong)(key + 1) * GoldenGamma)) + ((ulong)subKey * GoldenGamma)) % (ulong)Shards.Count);
}
