using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Databases.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Databases.Sharding.Changes;

/// <summary>Finding and replacing a database's shards.</summary>
internal static class ShardEdits
{
    /// <summary>What it takes to move rows.</summary>
    public static ChangeTerms Moving { get; } = new()
    {
        Until = "all rows, those that were written meanwhile among them, are at the shards of their keys and the router asks there",
        Work = "reads the tables at the shards that have rows to give, sends those rows, inserts and flushes them at their new shards, and sends on what is written meanwhile; "
            + "for the last of it the router holds writes back",
    };

    public static ShardOptions Shards(this DatabaseOptions database) => database.Shards
        ?? throw new ChangeRefusedException($"Database '{database.Name}' has no shards; only one that has a router from the start, if for one shard, can be given others.");

    /// <summary>Edits the shards that there are.</summary>
    public static SystemDescription WithShards(this SystemDescription system, string database, Func<ShardOptions, ShardOptions> edit)
    {
        var options = system.Database(database);
        return system.With(options with { Shards = edit(options.Shards()) }).RequireSound();
    }
}
