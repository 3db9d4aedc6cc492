using BottleneckSim.Models.Databases.Sharding;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Databases;

/// <summary>Shards of a database.</summary>
internal static class ShardDefinitions
{
    private static readonly Key<int> Count = Key.Required("count", NumberOfShards, "How many.");

    private static readonly Key<string> By = Key.Required(
        "by", new ReferenceShape(NameKind.KeySpace), "The key space of the shard key: its queries with an equality go to the shard of the partition hash(key) mod partitions.");

    private static readonly Key<int> Salt = Key.Optional(
        "salt", SubKeys, 1, "Sub-keys that each salted key is spread over: a write goes to one of them, a read asks all.");

    private static readonly Key<long> SaltedKeys = Key.Omittable("salted-keys", Keys, "So many of the most popular keys are salted.", "all");

    private static readonly Key<int> Copies = Key.Optional(
        "copies", NumberOfShards, 1, "Shards that have the rows of each copied key: a read asks one of them, a write all.");

    private static readonly Key<int> CopiedKeys = Key.Optional(
        "copied-keys", NumberOfCopiedKeys, 1, "So many of the most popular keys are copied, but for those that are salted.");

    private static readonly Key<int> Partitions = Key.Omittable(
        "partitions", Quantity.Count("partitions", "1", "4096"), "Partitions that keys are hashed to and that move as wholes: at least as many as shards.", "each shard is one partition");

    /// <summary>How many shards.</summary>
    public static Shape<int> NumberOfShards => Quantity.Count("shards", "1", "64");

    /// <summary>How many sub-keys of a key.</summary>
    public static Shape<int> SubKeys => Quantity.Count("sub-keys", "1", "100");

    /// <summary>How many keys are salted.</summary>
    public static Shape<long> Keys => Quantity.LargeCount("keys", "1", "1G");

    /// <summary>How many keys are copied.</summary>
    public static Shape<int> NumberOfCopiedKeys => Quantity.Count("keys", "1", "1k");

    /// <summary>The number of a partition.</summary>
    public static Shape<int> Partition => Quantity.Count("partition", "1", "4096");

    /// <summary>The shards of the database that is being read.</summary>
    public static Key<ShardOptions> Shards { get; } = Key.Omittable(
        "shards",
        new MappingShape<ShardOptions>(new(
            "shards",
            "Parts of a database on nodes of their own, each with the rows of the keys that are hashed to it; a router in front. A query without the key goes to all of them.",
            [Count, By, Salt, SaltedKeys, Copies, CopiedKeys, Partitions],
            Build)),
        "Parts by key; excludes replicas and a balancer.",
        "the database is whole");

    private static ShardOptions Build(MappingValues values)
    {
        if (values.IsWritten(Partitions) && values.Get(Partitions) < values.Get(Count))
            values.Refuse(Partitions, $"{values.Get(Partitions)} partitions are less than {values.Get(Count)} shards", $"at least {values.Get(Count)}");
        if (values.Get(Copies) > 1 && values.Get(Salt) > 1 && (values.OrNull(SaltedKeys) ?? long.MaxValue) >= values.Get(CopiedKeys))
            values.Refuse(Copies, "the keys that are copied are salted", "more copied than salted keys: a key is either salted or copied");
        return new ShardOptions(values.Get(Count), values.Get(By))
        {
            Salt = values.Get(Salt),
            SaltedKeys = values.OrNull(SaltedKeys),
            Copies = values.Get(Copies),
            CopiedKeys = values.Get(CopiedKeys),
            Partitions = values.OrNull(Partitions),
        };
    }
}
