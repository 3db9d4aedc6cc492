using BottleneckSim.Models.Databases.Sharding.Changes;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Vocabulary.Databases;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>Changes of a database's shards.</summary>
internal static class ShardChangeDefinitions
{
    private static readonly Key<string> In = Key.Required("in", new ReferenceShape(NameKind.Database), "The database.");
    private static readonly Key<int> Count = Key.Required("count", ShardDefinitions.NumberOfShards, "How many there are to be.");
    private static readonly Key<int> Buckets = Key.Required("buckets", ShardDefinitions.SubKeys, "Buckets of a key: its sub-keys.");
    private static readonly Key<long> Keys = Key.Omittable("keys", ShardDefinitions.Keys, "So many of the most popular keys are salted.", "all");
    private static readonly Key<int> Copies = Key.Required("copies", ShardDefinitions.NumberOfShards, "Shards that have the rows of such a key.");
    private static readonly Key<int> CopiedKeys = Key.Optional("keys", ShardDefinitions.NumberOfCopiedKeys, 1, "So many of the most popular keys are copied, but for those that are salted.");
    private static readonly Key<int> Partition = Key.Required("partition", ShardDefinitions.Partition, "The number of the partition.");
    private static readonly Key<int> To = Key.Required("to", ShardDefinitions.NumberOfShards, "The number of the shard.");

    public static ChangeKind SetShards { get; } = ChangeKind.Of(
        "set-shards",
        "Gives a sharded database another number of shards. Rows are copied first; the router asks the new shards when all are there.",
        values => new SetShards(values.Get(In), values.Get(Count)),
        In, Count);

    public static ChangeKind SaltKey { get; } = ChangeKind.Of(
        "salt-key",
        "Spreads popular keys of a sharded database over buckets: a write goes to one, a read asks all. The rows of those keys move first.",
        values => new SaltKey(values.Get(In), values.Get(Buckets), values.OrNull(Keys)),
        In, Buckets, Keys);

    public static ChangeKind ReplicateKey { get; } = ChangeKind.Of(
        "replicate-key",
        "Copies the rows of popular keys of a sharded database to further shards: a read asks any of them, a write all.",
        values => new ReplicateKey(values.Get(In), values.Get(Copies), values.Get(CopiedKeys)),
        In, Copies, CopiedKeys);

    public static ChangeKind MovePartition { get; } = ChangeKind.Of(
        "move-partition",
        "Moves one partition of a sharded database to another shard.",
        values => new MovePartition(values.Get(In), values.Get(Partition), values.Get(To)),
        In, Partition, To);
}
