namespace BottleneckSim.Models.Programs.Strands;

/// <summary>What an execution is for.</summary>
internal enum StrandRole : byte
{
    /// <summary>A request.</summary>
    Request,

    /// <summary>A branch of a parallel step.</summary>
    Branch,

    /// <summary>An attempt of a call.</summary>
    Attempt,

    /// <summary>Work of the node's own, which nobody waits for.</summary>
    Background,
}
