using System.Collections.Immutable;

namespace BottleneckSim.Models.Databases.Sharding;

/// <summary>Parts of a database on nodes of their own, each with the rows of the keys that are hashed to it.</summary>
/// <remarks>
/// <code>
///                       ┌─ hash(key) mod partitions ─► its shard 1    own processor, disk, pool and its part of every table's rows
/// caller ──► router ────┤                                 shard 2
///                       ├─ no key: all of them ─────────► shard …    answered when the last has answered
///                       └─ copied key: any shard that has a copy reads, all of them write
/// </code>
/// Nowhere is it said which shard is hot: a popular key makes its shard's own resources busy.
/// Source: Kleppmann, "Designing Data-Intensive Applications", chapter 6, "Partitioning of Key-Value Data", "Skewed Workloads and Relieving Hot Spots" and
/// "Rebalancing Partitions"; micro-partitions: Dean and Barroso, The Tail at Scale, CACM 2013.
/// </remarks>
/// <param name="Count">How many: 1 to 64.</param>
/// <param name="By">The key space of the shard key: a query of that key space that has an equality is meant for one key.</param>
public sealed record ShardOptions(int Count, string By)
{
    /// <summary>The most shards of a database.</summary>
    public const int MaximumCount = 64;

    /// <summary>The most sub-keys of a key.</summary>
    public const int MaximumSalt = 100;

    /// <summary>The most partitions of a database.</summary>
    public const int MaximumPartitions = 4_096;

    /// <summary>The most keys that are copied.</summary>
    public const int MaximumCopiedKeys = 1_000;

    /// <summary>Sub-keys that a key is spread over: a write goes to one of them, a read asks all. 1 (the default) to 100; 1 means none.</summary>
    public int Salt { get; init; } = 1;

    /// <summary>So many of the most popular keys are salted: 1 to 10⁹; null (the default) means all.</summary>
    public long? SaltedKeys { get; init; }

    /// <summary>
    /// Shards that have the rows of a copied key: its own and those that follow it, as many as there are at most. A read asks one of them, a write all.
    /// 1 (the default) to 64; 1 means that there are no copies.
    /// </summary>
    public int Copies { get; init; } = 1;

    /// <summary>So many of the most popular keys are copied, but for those that are salted: 1 (the default) to 1,000.</summary>
    public int CopiedKeys { get; init; } = 1;

    /// <summary>
    /// Partitions that keys are hashed to and that move as wholes: at least as many as shards, at most 4,096. A new shard takes as many from the others as make
    /// it even. Null (the default): each shard is one partition, and a change of their number moves most rows.
    /// </summary>
    public int? Partitions { get; init; }

    /// <summary>Partitions (from 1) that were put on a shard (from 1) by hand. Default: none.</summary>
    public ImmutableSortedDictionary<int, int> Placed { get; init; } = ImmutableSortedDictionary<int, int>.Empty;

    /// <summary>The shard, from 0, of each partition.</summary>
    internal int[] Placement()
    {
        var owners = new int[Partitions ?? Count];
        if (Partitions is null)
        {
            for (var partition = 0; partition < owners.Length; partition++)
            {
                owners[partition] = partition;
            }
        }

        for (var count = 2; Partitions is not null && count <= Count; count++)
        {
            GiveTo(count - 1, owners);
        }

        foreach (var (partition, shard) in Placed.Where(placed => placed.Key <= owners.Length && placed.Value <= Count))
        {
            owners[partition - 1] = shard - 1;
        }

        return owners;
    }

    /// <summary>A further shard takes partitions from whoever has most, until it has its share.</summary>
    private static void GiveTo(int newcomer, int[] owners)
    {
        var have = new int[newcomer];
        foreach (var owner in owners)
        {
            have[owner]++;
        }

        for (var given = 0; given < owners.Length / (newcomer + 1); given++)
        {
            var fullest = Array.IndexOf(have, have.Max());
            have[fullest]--;
            owners[Array.LastIndexOf(owners, fullest)] = newcomer;
        }
    }
}
