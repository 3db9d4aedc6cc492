namespace BottleneckSim.Observations.Nodes;

/// <summary>What a node is.</summary>
public enum NodeKind
{
    /// <summary>The users: a population that issues requests.</summary>
    Load,

    /// <summary>A load balancer in front of a tier.</summary>
    Balancer,

    /// <summary>A web or application server.</summary>
    Web,

    /// <summary>A relational database.</summary>
    Database,

    /// <summary>A cache server.</summary>
    Cache,

    /// <summary>A message broker.</summary>
    Queue,

    /// <summary>A worker that consumes a queue.</summary>
    Worker,
}
