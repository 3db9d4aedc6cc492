namespace BottleneckSim.Models.Demands;

/// <summary>Which executions of a step see the same draw.</summary>
public enum DrawScope
{
    /// <summary>All copies and retries of a request ask for the same work (the default).</summary>
    PerRequest,

    /// <summary>Every attempt asks anew: the slowness was the attempt's, not the request's.</summary>
    PerExecution,
}
