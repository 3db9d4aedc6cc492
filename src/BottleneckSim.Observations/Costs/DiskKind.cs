namespace BottleneckSim.Observations.Costs;

/// <summary>Kinds of storage that have a price of their own.</summary>
public enum DiskKind
{
    /// <summary>None that is named: described by its figures alone, or not there. It costs nothing of its own.</summary>
    Unnamed,

    /// <summary>A solid-state drive.</summary>
    SolidState,

    /// <summary>A solid-state drive on PCI Express.</summary>
    Nvme,

    /// <summary>A spinning disk.</summary>
    Spinning,
}
