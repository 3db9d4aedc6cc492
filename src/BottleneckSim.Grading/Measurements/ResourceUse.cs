using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Resources;

namespace BottleneckSim.Grading.Measurements;

/// <summary>A resource of one node in a window by the USE method (Gregg, Systems Performance): utilisation, saturation, errors.</summary>
/// <param name="Node">The node's name.</param>
/// <param name="Tier">Its tier.</param>
/// <param name="NodeKind">What the node is.</param>
/// <param name="Resource">The resource's name within the node.</param>
/// <param name="Kind">What it is.</param>
/// <param name="WorkUnitsPerNanosecond">Units of the work integral that make one nanosecond of one server.</param>
/// <param name="Length">The window's length.</param>
/// <param name="First">The cumulative figures at the window's beginning; all zero for a node that came later.</param>
/// <param name="Last">Those at its end, or the last before the node left.</param>
public sealed record ResourceUse(
    string Node,
    string Tier,
    NodeKind NodeKind,
    string Resource,
    ResourceKind Kind,
    int WorkUnitsPerNanosecond,
    Duration Length,
    ResourceSampled First,
    ResourceSampled Last)
{
    /// <summary>Time of servers that there was, in nanoseconds.</summary>
    public long CapacityNanoseconds => Last.CapacityNanoseconds - First.CapacityNanoseconds;

    /// <summary>What occupied a processor beside useful work; nothing for an ideal one and for every other resource.</summary>
    public CpuLosses Losses { get; init; }

    /// <summary>Time of servers in which useful work was done, in nanoseconds.</summary>
    public double UsefulNanoseconds => (Last.WorkUnits - First.WorkUnits) / (double)WorkUnitsPerNanosecond;

    /// <summary>Time of servers that was used, in nanoseconds: useful work and everything else that occupies a core.</summary>
    public double BusyNanoseconds => UsefulNanoseconds + Losses.Sum;

    /// <summary>Busy time over capacity: 0 to 1; 0 where there was no capacity.</summary>
    public double Utilisation => CapacityNanoseconds == 0 ? 0 : BusyNanoseconds / CapacityNanoseconds;

    /// <summary>Jobs that waited, on average over the window's time.</summary>
    public double MeanWaiting => (Last.WaitingNanoseconds - First.WaitingNanoseconds) / (double)Length.Nanoseconds;

    /// <summary>Jobs present, waiting and served, on average over the window's time.</summary>
    public double MeanPresent => (Last.JobNanoseconds - First.JobNanoseconds) / (double)Length.Nanoseconds;

    /// <summary>Jobs that left in the window.</summary>
    public long Departures => Last.Departures - First.Departures;

    /// <summary>Jobs refused or given up in the window.</summary>
    public long Errors => Last.Errors - First.Errors;

    /// <summary>Jobs refused or given up each second.</summary>
    public double ErrorsPerSecond => Errors / Length.TotalSeconds;

    /// <summary>The mean time that a job waited, in seconds, by Little's law; 0 if none left.</summary>
    public double MeanWaitSeconds => Departures == 0 ? 0 : MeanWaiting * Length.TotalSeconds / Departures;
}
