namespace BottleneckSim.Actors.Windows;

/// <summary>What a clock asks of a node's actor.</summary>
internal enum NodeTask
{
    /// <summary>Begin the node's life.</summary>
    Start,

    /// <summary>Handle every event before the bound.</summary>
    Handle,

    /// <summary>Take a new blueprint.</summary>
    Reconfigure,

    /// <summary>Tell samples.</summary>
    Sample,
}
