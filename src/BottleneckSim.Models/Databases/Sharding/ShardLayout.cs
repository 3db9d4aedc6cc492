using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Keys;

namespace BottleneckSim.Models.Databases.Sharding;

/// <summary>Which shard holds which key.</summary>
/// <param name="shards">How many there are, and how keys are spread.</param>
/// <param name="keySpace">The number that stands for the key space.</param>
public sealed class ShardLayout(ShardOptions shards, ulong keySpace)
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private readonly int[] _owners = shards.Placement();

    /// <summary>How many shards there are, and how keys are spread.</summary>
    public ShardOptions Shards { get; } = shards;

    /// <summary>The layout for a key space's keys.</summary>
    public static ShardLayout Of(ShardOptions shards, KeySampler keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return new(shards, keys.Hash);
    }

    /// <summary>Whether another layout of the same keys puts each row in the same place.</summary>
    public bool IsLike(ShardLayout other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Shards.Count == other.Shards.Count && Shards.Salt == other.Shards.Salt && Shards.SaltedKeys == other.Shards.SaltedKeys
            && _owners.AsSpan().SequenceEqual(other._owners);
    }

    /// <summary>Sub-keys of a key.</summary>
    /// <param name="key">The key: its popularity rank, from 0.</param>
    public int SaltOf(long key) => key < (Shards.SaltedKeys ?? long.MaxValue) ? Shards.Salt : 1;

    /// <summary>The partition, from 0, of a sub-key of a key.</summary>
    /// <param name="key">The key: its popularity rank, from 0.</param>
    /// <param name="subKey">The sub-key: 0 to salt − 1.</param>
    public int PartitionOf(long key, int subKey = 0) =>
        (int)(StableHash.Mix(StableHash.Mix(keySpace + ((ulong)(key + 1) * GoldenGamma)) + ((ulong)subKey * GoldenGamma)) % (ulong)_owners.Length);

    /// <summary>The shard, from 0, of a sub-key of a key. The first sub-key lies where the key lies that is not salted.</summary>
    /// <param name="key">The key: its popularity rank, from 0.</param>
    /// <param name="subKey">The sub-key: 0 to salt − 1.</param>
    public int ShardOf(long key, int subKey = 0) => _owners[PartitionOf(key, subKey)];

    /// <summary>The part of the partitions that the shards before one have, and that one with them.</summary>
    /// <param name="shard">The shard, from 0.</param>
    public (double Before, double After) RangeOf(int shard)
    {
        var (before, own) = (0, 0);
        foreach (var owner in _owners)
        {
            before += owner < shard ? 1 : 0;
            own += owner == shard ? 1 : 0;
        }

        return ((double)before / _owners.Length, (double)(before + own) / _owners.Length);
    }
}
