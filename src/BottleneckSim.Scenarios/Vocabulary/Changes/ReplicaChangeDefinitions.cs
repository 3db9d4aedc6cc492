using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Replication;
using BottleneckSim.Models.Databases.Replication.Changes;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Vocabulary.Databases;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>Changes of a database's replicas.</summary>
internal static class ReplicaChangeDefinitions
{
    private const string InWord = "in";

    private static readonly Key<string> In = Key.Required(InWord, new ReferenceShape(NameKind.Database), "The database.");
    private static readonly Key<int> Count = Key.Required("count", ReplicaDefinitions.NumberOfReplicas, "How many.");
    private static readonly Key<ReadRouting> NewReads = Key.Omittable("reads", ReplicaDefinitions.Routing, "Where reads go from now on.", "as they went");
    private static readonly Key<ReadRouting> Reads = Key.Omittable("reads", ReplicaDefinitions.Routing, "Where reads go.", "for a query: as the database says");
    private static readonly Key<string> Query = Key.Omittable(
        "query", new ReferenceShape(NameKind.Query), "The query that is meant.", "all that do not say it themselves").InScopeOf(InWord);

    private static readonly Key<SynchronousReplicas> Synchronous = Key.Required("replicas", ReplicaDefinitions.Acknowledgements, "Which replicas a commit waits for.");
    private static readonly Key<ImmutableArray<string>> Tables = Key.Omittable("tables", ReplicaDefinitions.TableList, "The tables.", "all").InScopeOf(InWord);

    public static ChangeKind AddReplicas { get; } = ChangeKind.Of(
        "add-replicas",
        "Adds replicas to a database. Each copies the whole database first and is not read from before.",
        values => new AddReplicas(values.Get(In), values.Get(Count), values.OrNull(NewReads)),
        In, Count, NewReads);

    public static ChangeKind RemoveReplicas { get; } = ChangeKind.Of(
        "remove-replicas",
        "Takes replicas out of a database; they finish the reads that they have.",
        values => new RemoveReplicas(values.Get(In), values.Get(Count)),
        In, Count);

    public static ChangeKind SetReadRouting { get; } = ChangeKind.Of(
        "set-read-routing",
        "Says where the reads of a database with replicas go.",
        BuildRouting,
        In, Query, Reads);

    public static ChangeKind SetSynchronous { get; } = ChangeKind.Of(
        "set-synchronous",
        "Says which replicas a commit waits for.",
        values => new SetSynchronous(values.Get(In), values.Get(Synchronous)),
        In, Synchronous);

    public static ChangeKind SetReplicatedTables { get; } = ChangeKind.Of(
        "set-replicated-tables",
        "Sends only the writes of some tables to the replicas, so that each has fewer to apply. Where tables are added, every replica makes a new copy first.",
        values => new SetReplicatedTables(values.Get(In), values.IsWritten(Tables) ? ReplicaDefinitions.TableSet(values.Get(Tables)) : null),
        In, Tables);

    private static SetReadRouting BuildRouting(MappingValues values)
    {
        if (!values.IsWritten(Query) && !values.IsWritten(Reads))
            values.RefuseAt(values.Node.At, "set-read-routing: where reads go is not said", "allowed: 'reads', 'query', or both");
        return new SetReadRouting(values.Get(In), values.OrNothing(Query), values.OrNull(Reads));
    }
}
