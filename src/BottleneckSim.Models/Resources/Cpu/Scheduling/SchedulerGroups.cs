namespace BottleneckSim.Models.Resources.Cpu.Scheduling;

/// <summary>Scheduler groups (Linux control groups, or one a session with autogroup): the node's own process in one, the competing process in another.</summary>
/// <remarks>
/// <code>
/// cores ─┬─ own group (weight) ───────► its threads, by nice
///        └─ competing group (weight) ─► its threads, by nice
/// </code>
/// A group that wants less than its share leaves the rest to the other. Niceness counts within a group only, which is why renicing a job in another
/// group hardly helps. Source: Linux documentation, "CFS Scheduler" (group scheduling) and sched(7) (autogroup); 1,024 is the default weight.
/// </remarks>
/// <param name="OwnWeight">The weight of the node's own process: 2 to 262,144, default 1,024.</param>
/// <param name="CompetingWeight">The weight of the competing process: 2 to 262,144, default 1,024.</param>
public sealed record SchedulerGroups(int OwnWeight = SchedulerGroups.DefaultWeight, int CompetingWeight = SchedulerGroups.DefaultWeight)
{
    /// <summary>The weight of a group that nobody has set.</summary>
    public const int DefaultWeight = 1_024;

    /// <summary>The smallest weight (Linux's cpu.shares).</summary>
    public const int MinimumWeight = 2;

    /// <summary>The largest weight (Linux's cpu.shares).</summary>
    public const int MaximumWeight = 262_144;
}
