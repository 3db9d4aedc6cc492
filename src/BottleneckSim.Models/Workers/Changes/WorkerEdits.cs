using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Workers.Changes;

/// <summary>Finding workers.</summary>
internal static class WorkerEdits
{
    public static WorkerOptions Workers(this SystemDescription system, string name) => system.Tier<WorkerOptions>(name, "worker tier");
}
