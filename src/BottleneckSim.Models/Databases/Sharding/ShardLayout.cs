using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Keys;

namespace BottleneckSim.Models.Databases.Sharding;

/// <summary>Which shard holds which key.</summary>
/// <param name="shards">How many there are, and how keys are spread.</param>
/// <param name="keySpace">The number that stands for the key space.</param>
/// <param name="keys">How many keys there are.</param>
public sealed class ShardLayout(ShardOptions shards, ulong keySpace, long keys)
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private readonly int[] _owners = shards.Placement();

    /// <summary>How many shards there are, and how keys are spread.</summary>
    public ShardOptions Shards { get; } = shards;

    /// <summary>The layout for a key space's keys.</summary>
    public static ShardLayout Of(ShardOptions shards, KeySampler keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return new(shards, keys.Hash, keys.Options.Count);
    }

    /// <summary>Whether another layout of the same keys puts each row in the same place.</summary>
    public bool IsLike(ShardLayout other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Shards.Count == other.Shards.Count && Shards.Salt == other.Shards.Salt && Shards.SaltedKeys == other.Shards.SaltedKeys
            && Shards.Copies == other.Shards.Copies && Shards.CopiedKeys == other.Shards.CopiedKeys
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

    /// <summary>On how many shards the rows of a key lie that is not salted.</summary>
    /// <param name="key">The key: its popularity rank, from 0.</param>
    public int CopiesOf(long key) => key < Shards.CopiedKeys && SaltOf(key) == 1 ? Math.Min(Shards.Copies, Shards.Count) : 1;

    /// <summary>The shard, from 0, of a copy of a key; the first copy is where the key lies that is not copied.</summary>
    /// <param name="key">The key: its popularity rank, from 0.</param>
    /// <param name="copy">The copy: 0 to copies − 1.</param>
    public int ShardOfCopy(long key, int copy) => (ShardOf(key) + copy) % Shards.Count;

    /// <summary>Whether a shard has the rows of a key, or a copy of them.</summary>
    /// <param name="key">The key: its popularity rank, from 0; not salted.</param>
    /// <param name="shard">The shard, from 0.</param>
    public bool HasCopy(long key, int shard) => (shard - ShardOf(key) + Shards.Count) % Shards.Count < CopiesOf(key);

    /// <summary>The keys of which a shard has a copy beside its own keys, as a part of all keys.</summary>
    /// <param name="shard">The shard, from 0.</param>
    public double CopiedPart(int shard)
    {
        var copied = 0;
        for (var key = 0; key < Math.Min(Shards.CopiedKeys, keys) && Shards.Copies > 1; key++)
        {
            copied += HasCopy(key, shard) && ShardOf(key) != shard ? 1 : 0;
        }

        return (double)copied / keys;
    }

    /// <summary>The copies that all shards have, as a part of all keys.</summary>
    public double CopiedPart() => Enumerable.Range(0, Shards.Count).Sum(CopiedPart);

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
