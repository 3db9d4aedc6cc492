using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Databases.Sharding;

/// <summary>Which part of a database a node has.</summary>
/// <param name="Shard">The shard, from 0.</param>
/// <param name="Shards">The shards.</param>
/// <param name="Whole">The whole database.</param>
internal sealed record ShardPart(int Shard, ShardOptions Shards, DatabaseOptions Whole)
{
    /// <summary>Which values of a query the shard has rows of; null where it has rows of all.</summary>
    public ShardPresence? PresenceOf(QueryOptions query, TableOptions table) => ShardPresence.Of(query, table, Whole.Tables[query.Table], Shard, Shards);
}
