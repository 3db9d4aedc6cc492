namespace BottleneckSim.Models.Databases.Sharding;

/// <summary>Parts of a database on nodes of their own, each with the rows of the keys that are hashed to it.</summary>
/// <remarks>
/// <code>
///                       ┌─ hash(key) mod count ─► shard 1    own processor, disk, pool and 1/count of every table's rows
/// caller ──► router ────┤                         shard 2
///                       └─ no key: all of them ─► shard …    answered when the last has answered
/// </code>
/// Nowhere is it said which shard is hot: a popular key makes its shard's own resources busy.
/// Source: Kleppmann, "Designing Data-Intensive Applications", chapter 6, "Partitioning of Key-Value Data", "Skewed Workloads and Relieving Hot Spots".
/// </remarks>
/// <param name="Count">How many: 1 to 64.</param>
/// <param name="By">The key space of the shard key: a query of that key space that has an equality is meant for one key.</param>
public sealed record ShardOptions(int Count, string By)
{
    /// <summary>The most shards of a database.</summary>
    public const int MaximumCount = 64;

    /// <summary>The most sub-keys of a key.</summary>
    public const int MaximumSalt = 100;

    /// <summary>Sub-keys that each key is spread over: a write goes to one of them, a read asks all. 1 (the default) to 100; 1 means none.</summary>
    public int Salt { get; init; } = 1;
}
