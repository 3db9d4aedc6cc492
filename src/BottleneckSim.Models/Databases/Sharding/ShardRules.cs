using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases.Transactions;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Databases.Sharding;

/// <summary>What must hold of a sharded database.</summary>
internal static class ShardRules
{
    /// <summary>Requires it.</summary>
    /// <exception cref="InvalidSystemException">It does not hold.</exception>
    public static void Require(SystemDescription system, DatabaseOptions database)
    {
        if (database.Shards is not { } shards)
        {
            return;
        }

        if (shards.Count is < 1 or > ShardOptions.MaximumCount)
        {
            throw new InvalidSystemException($"Database '{database.Name}' has {shards.Count} shards; allowed are 1 to {ShardOptions.MaximumCount}.");
        }

        if (shards.Salt is < 1 or > ShardOptions.MaximumSalt)
        {
            throw new InvalidSystemException($"Database '{database.Name}' spreads each key over {shards.Salt} sub-keys; allowed are 1 to {ShardOptions.MaximumSalt}.");
        }

        if (!system.KeySpaces.ContainsKey(shards.By))
        {
            throw new InvalidSystemException(
                $"Database '{database.Name}' is sharded by keys of '{shards.By}', which does not exist; key spaces are: {SystemEdits.Listed(system.KeySpaces.Keys)}.");
        }

        if (database.Replicas is not null)
        {
            throw new InvalidSystemException($"Database '{database.Name}' has shards and replicas; allowed is one of them.");
        }

        if (database.Balancer is not null)
        {
            throw new InvalidSystemException($"Database '{database.Name}' has shards and a balancer; the key says which shard is meant, so there is nothing to balance.");
        }

        if (TransactionOperations.Of(system, database.Name).Any())
        {
            throw new InvalidSystemException($"A transaction uses database '{database.Name}', which has shards; transactions over shards are not modelled. Allowed are single statements.");
        }
    }
}
