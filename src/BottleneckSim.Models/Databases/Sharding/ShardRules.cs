using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Transactions;
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

        RequireTransactionsOfOneShard(system, database, shards);
    }

    /// <summary>A transaction over several shards would need two-phase commit.</summary>
    private static void RequireTransactionsOfOneShard(SystemDescription system, DatabaseOptions database, ShardOptions shards)
    {
        foreach (var host in system.Tiers.Values.OfType<ProgramTierOptions>())
        {
            foreach (var endpoint in host.Endpoints.Values)
            {
                var wide = StepTree.All(endpoint.Steps).OfType<TransactionStep>()
                    .SelectMany(transaction => StepTree.All(transaction.Steps).OfType<QueryStep>().Where(step => step.Pool == transaction.Pool))
                    .Where(step => host.Pools.TryGetValue(step.Pool, out var pool) && pool.To == database.Name)
                    .FirstOrDefault(step => !StaysInOneShard(database.Queries.GetValueOrDefault(step.Query), shards));
                if (wide is not null)
                {
                    throw new InvalidSystemException(
                        $"A transaction of '{endpoint.Name}' of tier '{host.Name}' executes '{wide.Query}' in database '{database.Name}', which may concern several of its shards; "
                        + $"allowed in a transaction are statements for one key of '{shards.By}' (key space and equality, or an insert), where keys are not salted.");
                }
            }
        }
    }

    private static bool StaysInOneShard(QueryOptions? query, ShardOptions shards) =>
        shards.Count == 1 || query is null || (shards.Salt == 1 && ShardRoutes.Of(query, shards) is ShardRoute.AllOfKey or ShardRoute.OneOfKey);
}
