namespace BottleneckSim.Observations.Changes;

/// <summary>Who made a change; telemetry shows the learner only the operator's own.</summary>
public enum ChangeOrigin
{
    /// <summary>The scenario's hidden fault.</summary>
    Fault,

    /// <summary>The person or program at the controls.</summary>
    Operator,

    /// <summary>An autoscaler of the system, by its terms.</summary>
    Autoscaler,

    /// <summary>Whoever restarts a tier's instances one after the other, as a change asked for.</summary>
    Rollout,
}
