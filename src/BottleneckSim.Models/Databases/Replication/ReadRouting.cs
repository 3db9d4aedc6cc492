namespace BottleneckSim.Models.Databases.Replication;

/// <summary>Where the reads of a database with replicas go.</summary>
public enum ReadRouting
{
    /// <summary>To the leader: never stale, and no relief for it.</summary>
    Leader,

    /// <summary>To the replicas, spread by the tier's balancer; to the leader while none is in service. May be stale.</summary>
    Replicas,

    /// <summary>
    /// To the leader for as long as the last write that the user was told about is not known to be applied on every replica in service, otherwise to the
    /// replicas: never stale to the writer, perhaps to others (Kleppmann, Designing Data-Intensive Applications, chapter 5, "Reading your own writes").
    /// </summary>
    ReadYourWrites,
}
