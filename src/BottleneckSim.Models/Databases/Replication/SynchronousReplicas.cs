namespace BottleneckSim.Models.Databases.Replication;

/// <summary>How many replicas a commit waits for: until they have the write in their own log, not until they have applied it.</summary>
/// <remarks>Source: PostgreSQL 15 documentation, <c>synchronous_commit = on</c> with <c>synchronous_standby_names</c>.</remarks>
public enum SynchronousReplicas
{
    /// <summary>None: replication is asynchronous.</summary>
    None,

    /// <summary>The first that acknowledges.</summary>
    One,

    /// <summary>All that are in service.</summary>
    All,
}
