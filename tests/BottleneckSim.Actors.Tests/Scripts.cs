using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Links.Changes;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.LoadBalancing.Changes;
using BottleneckSim.Models.Programs.Changes;
using BottleneckSim.Models.Resources.Cpu.Changes;
using BottleneckSim.Models.Systems.Changes;

namespace BottleneckSim.Actors.Tests;

/// <summary>Scripts that several tests play.</summary>
internal static class Scripts
{
    /// <summary>Three seconds of the shop, with nodes that come and go, latency that rises and falls, and a competing process.</summary>
    public static RunScript WithChanges { get; } = new(
        Duration.FromSeconds(3),
        Duration.FromMilliseconds(250),
        [
            (Duration.FromMilliseconds(500), new BurnCpu("shop", 4)),
            (Duration.FromMilliseconds(700), new Scale("shop", 3)),
            (Duration.FromMilliseconds(700), new AddLatency("shop", "stock", Duration.FromMilliseconds(3))),
            (Duration.FromMilliseconds(1_234), new Scale("shop", 1)),
            (Duration.FromMilliseconds(1_300), new SetBalancer("shop", BalancingPolicy.TwoChoices)),
            (Duration.FromMilliseconds(1_700), new Scale("shop", 2)),
            (Duration.FromMilliseconds(2_000), new RemoveLatency("shop", "stock", Duration.FromMilliseconds(3))),
            (Duration.FromMilliseconds(2_100), new Scale("mailer", 2)),
            (Duration.FromMilliseconds(2_200), new SetWorkers("shop", 2)),
        ]);

    /// <summary>The same without changes.</summary>
    public static RunScript Quiet { get; } = WithChanges with { Changes = [] };
}
