using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Resources;

/// <summary>The state of one resource at a sampling instant. Integrals and counts are cumulative since the run began and exact.</summary>
/// <param name="Time">The sampling instant.</param>
/// <param name="Node">The node.</param>
/// <param name="Resource">A position in the node's resources.</param>
/// <param name="Capacity">Servers: cores, channels, slots, connections.</param>
/// <param name="InUse">Servers busy now.</param>
/// <param name="Waiting">Jobs that wait now (for a CPU: runnable threads beyond the cores).</param>
/// <param name="CapacityNanoseconds">∫ capacity dt.</param>
/// <param name="WorkUnits">∫ work delivered dt, in the resource's work units; for a slot, ∫ slots in use dt.</param>
/// <param name="JobNanoseconds">∫ jobs present dt, waiting and served.</param>
/// <param name="WaitingNanoseconds">∫ jobs waiting dt.</param>
/// <param name="Arrivals">Jobs that came, those refused not counted.</param>
/// <param name="Departures">Jobs that left, served or given up.</param>
/// <param name="Errors">Jobs refused, or that gave up waiting.</param>
/// <param name="InProgressWorkUnits">For a CPU: the part of the work that the jobs now present have been given; otherwise 0.</param>
public readonly record struct ResourceSampled(
    Instant Time,
    int Node,
    int Resource,
    int Capacity,
    int InUse,
    int Waiting,
    long CapacityNanoseconds,
    long WorkUnits,
    long JobNanoseconds,
    long WaitingNanoseconds,
    long Arrivals,
    long Departures,
    long Errors,
    long InProgressWorkUnits = 0);
