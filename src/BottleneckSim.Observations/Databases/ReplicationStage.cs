namespace BottleneckSim.Observations.Databases;

/// <summary>What happened to a write of a replicated database.</summary>
public enum ReplicationStage
{
    /// <summary>The leader has it in its log and sends it.</summary>
    Committed,

    /// <summary>A replica has applied it.</summary>
    Applied,

    /// <summary>A replica has been given a copy that holds it and all before it.</summary>
    Copied,

    /// <summary>A leader or a replica that was started again has found it, and all before it, on its storage device.</summary>
    Recovered,
}
