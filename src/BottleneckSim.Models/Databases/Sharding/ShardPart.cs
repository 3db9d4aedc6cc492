using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Keys;

namespace BottleneckSim.Models.Databases.Sharding;

/// <summary>Which part of a database a node has.</summary>
/// <param name="Shard">The shard, from 0.</param>
/// <param name="Layout">Where which keys are.</param>
/// <param name="Keys">The keys.</param>
internal sealed record ShardPart(int Shard, ShardLayout Layout, KeySampler Keys)
{
    /// <summary>The shards.</summary>
    public ShardOptions Shards => Layout.Shards;

    /// <summary>Which values of a query the shard has rows of; null where it has rows of all.</summary>
    /// <param name="query">The query.</param>
    /// <param name="whole">The whole database.</param>
    public ShardPresence? PresenceOf(QueryOptions query, DatabaseOptions whole) => ShardPresence.Of(query, whole, Layout, Shard);

    /// <summary>The part of a key's rows that lie here, where only some keys are salted: those lie on several shards, the others on one.</summary>
    /// <param name="query">The query.</param>
    /// <param name="draw">The request's draw.</param>
    public double RowsOf(QueryOptions query, Kernel.Randomness.DrawKey draw) =>
        Shards is { SaltedKeys: { } salted, Salt: > 1 } && query.KeySpace == Shards.By && Keys.KeyOf(draw) < salted
            ? 1 / Math.Max(1, Shards.Count * ShardShare.KeysAtAShard(Shards))
            : 1;
}
