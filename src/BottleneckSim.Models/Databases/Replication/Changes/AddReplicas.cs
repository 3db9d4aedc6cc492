using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Databases.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Databases.Replication.Changes;

/// <summary>
/// Adds replicas to a database. Each boots and then copies the whole database, which takes reads of the leader's disk, the link and time; nobody reads from it before.
/// </summary>
/// <param name="Database">The database's tier.</param>
/// <param name="Count">How many more: 1 to 32, and at most 32 in all.</param>
/// <param name="Reads">Where reads go from now on that do not say it themselves; null (the default) means where they went, to the leader at first.</param>
public sealed record AddReplicas(string Database, int Count, ReadRouting? Reads = null) : Change
{
    /// <inheritdoc />
    public override string Kind => "add-replicas";

    /// <inheritdoc />
    public override ChangeTerms Terms => new() { Until = "new replicas have booted and hold a whole copy", Work = "reads the database at the leader, sends it, and writes it at each new replica", ChangesMachines = true };

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var database = system.Database(Database);
        var before = database.Replicas ?? new ReplicaOptions(0);
        SystemEdits.RequireRange("The number of new replicas", Count, 1, ReplicaOptions.MaximumCount);
        var count = SystemEdits.RequireRange($"Replicas of '{Database}'", before.Count + Count, 1, ReplicaOptions.MaximumCount);
        return system.With(database with
        {
            Replicas = before with { Count = count, Reads = Reads ?? before.Reads },
            Crashed = database.CrashedUpTo(before.Count + 1),
        });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => RestoreTiers.Unless(this, new RemoveReplicas(Database, Count), before, Database);

    /// <inheritdoc />
    public override string Describe() =>
        $"{Database}: add {SystemEdits.Number(Count)} replicas{(Reads is { } reads ? $", reads to {ReplicaEdits.Word(reads)}" : string.Empty)}";
}
