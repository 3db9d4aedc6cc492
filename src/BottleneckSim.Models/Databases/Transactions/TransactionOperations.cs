using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Transactions;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Nodes;

namespace BottleneckSim.Models.Databases.Transactions;

/// <summary>What callers ask of a database beside its queries.</summary>
internal static class TransactionOperations
{
    /// <summary>Makes all that a transaction wrote durable and visible. No query has capital letters in its name.</summary>
    public const string Commit = "COMMIT";

    /// <summary>The operations of a database that some program has transactions with; none where there is no such program.</summary>
    public static IEnumerable<OperationDescription> Of(SystemDescription system, string database)
    {
        var isUsed = system.Tiers.Values.OfType<ProgramTierOptions>().Any(host => host.Endpoints.Values
            .SelectMany(endpoint => StepTree.All(endpoint.Steps))
            .OfType<TransactionStep>()
            .Any(step => host.Pools.TryGetValue(step.Pool, out var pool) && string.Equals(pool.To, database, StringComparison.Ordinal)));
        return isUsed ? [new OperationDescription(Commit, string.Empty, Commit)] : [];
    }
}
