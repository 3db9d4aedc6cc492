using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Databases.Replication;

/// <summary>What must hold of a database's replicas.</summary>
internal static class ReplicaRules
{
    /// <summary>Requires it.</summary>
    /// <exception cref="InvalidSystemException">It does not hold.</exception>
    public static void Require(DatabaseOptions database)
    {
        if (database.Replicas is not { } replicas)
        {
            return;
        }

        if (replicas.Count is < 1 or > ReplicaOptions.MaximumCount)
        {
            throw new InvalidSystemException($"Database '{database.Name}' has {replicas.Count} replicas; allowed are 1 to {ReplicaOptions.MaximumCount}, or none at all.");
        }

        if (replicas.Tables?.FirstOrDefault(table => !database.Tables.ContainsKey(table)) is { } unknown)
        {
            throw new InvalidSystemException(
                $"Database '{database.Name}' replicates table '{unknown}', which it does not have; its tables are: {SystemEdits.Listed(database.Tables.Keys)}.");
        }
    }
}
