using BottleneckSim.Models.Databases.Sharding;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Databases;

/// <summary>Shards of a database.</summary>
internal static class ShardDefinitions
{
    private static readonly Key<int> Count = Key.Required("count", Quantity.Count("shards", "1", "64"), "How many.");

    private static readonly Key<string> By = Key.Required(
        "by", new ReferenceShape(NameKind.KeySpace), "The key space of the shard key: its queries with an equality go to the shard of hash(key) mod count.");

    private static readonly Key<int> Salt = Key.Optional(
        "salt", Quantity.Count("sub-keys", "1", "100"), 1, "Sub-keys that each key is spread over: a write goes to one of them, a read asks all.");

    /// <summary>The shards of the database that is being read.</summary>
    public static Key<ShardOptions> Shards { get; } = Key.Omittable(
        "shards",
        new MappingShape<ShardOptions>(new(
            "shards",
            "Parts of a database on nodes of their own, each with the rows of the keys that are hashed to it; a router in front. A query without the key goes to all of them.",
            [Count, By, Salt],
            values => new ShardOptions(values.Get(Count), values.Get(By)) { Salt = values.Get(Salt) })),
        "Parts by key; excludes replicas and a balancer.",
        "the database is whole");
}
