using System.Collections.Immutable;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Databases.Replication.Changes;

/// <summary>Finding and replacing a database's replicas.</summary>
internal static class ReplicaEdits
{
    public static ReplicaOptions Replicas(this DatabaseOptions database) => database.Replicas
        ?? throw new ChangeRefusedException($"Database '{database.Name}' has no replicas; add-replicas gives it some.");

    /// <summary>Edits the replicas that there are.</summary>
    public static SystemDescription WithReplicas(this SystemDescription system, string database, Func<ReplicaOptions, ReplicaOptions> edit)
    {
        var options = system.Database(database);
        return system.With(options with { Replicas = edit(options.Replicas()) });
    }

    /// <summary>The crashed nodes among the first ones; the very same set where that is all of them.</summary>
    public static ImmutableSortedSet<int> CrashedUpTo(this DatabaseOptions database, int nodes) =>
        database.Crashed.Except(database.Crashed.Where(number => number > nodes));

    public static string Word(ReadRouting routing) => routing switch
    {
        ReadRouting.Replicas => "replicas",
        ReadRouting.ReadYourWrites => "read-your-writes",
        _ => "leader",
    };
}
