using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Databases.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Databases.Replication.Changes;

/// <summary>Takes replicas out of a database, those with the highest numbers first; they finish the reads that they have.</summary>
/// <param name="Database">The database's tier.</param>
/// <param name="Count">How many: 1 to as many as there are.</param>
public sealed record RemoveReplicas(string Database, int Count) : Change
{
    /// <inheritdoc />
    public override string Kind => "remove-replicas";

    /// <inheritdoc />
    public override ChangeTerms Terms => new() { Until = "the replicas have finished the reads that they had", ChangesMachines = true };

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var database = system.Database(Database);
        var before = database.Replicas();
        var left = before.Count - SystemEdits.RequireRange("The number of replicas to remove", Count, 1, before.Count);
        return system.With(database with
        {
            Replicas = left == 0 ? null : before with { Count = left },
            Crashed = database.CrashedUpTo(left + 1),
        });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => RestoreTiers.Unless(this, new AddReplicas(Database, Count), before, Database);

    /// <inheritdoc />
    public override string Describe() => $"{Database}: remove {SystemEdits.Number(Count)} replicas";
}
