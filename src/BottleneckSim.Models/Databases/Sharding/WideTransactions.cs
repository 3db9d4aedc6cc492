using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Transactions;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Databases.Sharding;

/// <summary>Finds transactions that may concern several shards: they would need two-phase commit.</summary>
/// <param name="Mistake">Which transaction and which of its statements it is.</param>
/// <param name="Allowed">What is allowed in a transaction.</param>
public sealed record WideTransactions(string Mistake, string Allowed)
{
    /// <summary>The first one of any program; null if there is none.</summary>
    /// <param name="tiers">All tiers.</param>
    public static WideTransactions? Find(IEnumerable<TierOptions> tiers)
    {
        ArgumentNullException.ThrowIfNull(tiers);
        var all = tiers.ToList();
        return all.OfType<DatabaseOptions>().Where(database => database.Shards is { Count: > 1 })
            .SelectMany(database => all.OfType<ProgramTierOptions>().SelectMany(host => host.Endpoints.Values.Select(endpoint => Find(database, database.Shards!, host, endpoint))))
            .FirstOrDefault(found => found is not null);
    }

    private static WideTransactions? Find(DatabaseOptions database, ShardOptions shards, ProgramTierOptions host, EndpointOptions endpoint) =>
        StepTree.All(endpoint.Steps).OfType<TransactionStep>()
            .SelectMany(transaction => StepTree.All(transaction.Steps).OfType<QueryStep>().Where(step => step.Pool == transaction.Pool))
            .Where(step => host.Pools.TryGetValue(step.Pool, out var pool) && pool.To == database.Name)
            .FirstOrDefault(step => !StaysInOneShard(database.Queries.GetValueOrDefault(step.Query), shards)) is { } wide
            ? new(
                $"A transaction of '{endpoint.Name}' of tier '{host.Name}' executes '{wide.Query}' in database '{database.Name}', which may concern several of its shards",
                $"in a transaction statements for one key of '{shards.By}' (key space and equality, or an insert), where keys are neither salted nor copied")
            : null;

    private static bool StaysInOneShard(QueryOptions? query, ShardOptions shards) =>
        query is null || (shards is { Salt: 1, Copies: 1 } && ShardRoutes.Of(query, shards) is ShardRoute.AllOfKey or ShardRoute.OneOfKey);
}
