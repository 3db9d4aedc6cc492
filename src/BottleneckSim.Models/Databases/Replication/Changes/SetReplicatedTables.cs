using System.Collections.Immutable;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Databases.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Databases.Replication.Changes;

/// <summary>
/// Sends only the writes of some tables to the replicas, so that each has fewer to apply; reads of other tables go to the leader. Where tables are
/// added, every replica makes a new copy first.
/// </summary>
/// <param name="Database">The database's tier.</param>
/// <param name="Tables">The tables; null means all.</param>
public sealed record SetReplicatedTables(string Database, ImmutableSortedSet<string>? Tables) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-replicated-tables";

    /// <inheritdoc />
    public override ChangeTerms Terms => new() { Until = "replicas hold a whole copy of added tables", Work = "copies the tables to each replica, if some are added" };

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        foreach (var table in Tables ?? [])
        {
            system.Database(Database).Table(table);
        }

        return system.WithReplicas(Database, replicas => replicas with { Tables = Tables?.WithComparer(StringComparer.Ordinal) });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before)
    {
        Apply(before);
        return this with { Tables = before.Database(Database).Replicas().Tables };
    }

    /// <inheritdoc />
    public override string Describe() => $"{Database}: replicate {(Tables is { } tables ? SystemEdits.Listed(tables) : "all tables")}";

    /// <inheritdoc />
    public bool Equals(SetReplicatedTables? other) => other is not null && string.Equals(Describe(), other.Describe(), StringComparison.Ordinal);

    /// <inheritdoc />
    public override int GetHashCode() => Describe().GetHashCode(StringComparison.Ordinal);
}
