using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Databases.Changes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Databases.Replication.Changes;

/// <summary>Says where the reads of a database with replicas go, from the next call on.</summary>
/// <param name="Database">The database's tier.</param>
/// <param name="Query">The query that is meant; null means all that do not say it themselves.</param>
/// <param name="Reads">Where they go; null, for a query only, means as the database says.</param>
public sealed record SetReadRouting(string Database, string? Query, ReadRouting? Reads) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-read-routing";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        if (Query is null)
        {
            var reads = Reads ?? throw new ChangeRefusedException("set-read-routing needs to be told where reads go: leader, replicas or read-your-writes.");
            return system.WithReplicas(Database, replicas => replicas with { Reads = reads });
        }

        var database = system.Database(Database);
        return database.Queries.GetValueOrDefault(Query) switch
        {
            SelectOptions select => system.With(database with { Queries = database.Queries.SetItem(Query, select with { Reads = Reads }) }),
            null => throw new ChangeRefusedException($"Database '{Database}' has no query '{Query}'; its queries are: {SystemEdits.Listed(database.Queries.Keys)}."),
            _ => throw new ChangeRefusedException($"Query '{Query}' writes: it always goes to the leader."),
        };
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before)
    {
        Apply(before);
        var database = before.Database(Database);
        return this with { Reads = Query is null ? database.Replicas().Reads : ((SelectOptions)database.Queries[Query]).Reads };
    }

    /// <inheritdoc />
    public override string Describe() =>
        $"{Database}: {(Query is null ? "reads" : $"reads of {Query}")} go to {(Reads is { } reads ? ReplicaEdits.Word(reads) : "where the database says")}";
}
