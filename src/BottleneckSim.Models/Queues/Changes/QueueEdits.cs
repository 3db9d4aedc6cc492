using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Queues.Changes;

/// <summary>Finding and replacing queues, and the ranges of their times.</summary>
internal static class QueueEdits
{
    public static QueueOptions Queue(this SystemDescription system, string name) => system.Tier<QueueOptions>(name, "queue");

    public static Duration RequireRange(string what, Duration value, Duration least, Duration most) => value >= least && value <= most
        ? value
        : throw new ChangeRefusedException($"{what} must be {least} to {most}, not {value}.");
}
