namespace BottleneckSim.Observations.Nodes;

/// <summary>What a resource is.</summary>
public enum ResourceKind
{
    /// <summary>Processor cores shared by runnable threads.</summary>
    Cpu,

    /// <summary>A storage device.</summary>
    Disk,

    /// <summary>Worker slots with their accept queue.</summary>
    WorkerSlots,

    /// <summary>A pool of connections to another tier.</summary>
    ConnectionPool,

    /// <summary>Connections that a server accepts.</summary>
    ConnectionSlots,

    /// <summary>A stored queue of messages.</summary>
    MessageQueue,

    /// <summary>A lock on a row or a named section.</summary>
    Lock,

    /// <summary>A node's line to another tier over a link with a bandwidth.</summary>
    NetworkLine,
}
