using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Locking;
using BottleneckSim.Models.Programs.Parallel;
using BottleneckSim.Models.Resources.Connections;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Programs.Parallel;

public class StoppedWhileStoppingTests
{
    private static readonly CallStep Call = new("back", Village.Endpoint, "full", Duration.FromSeconds(10));

    /// <summary>
    /// At 5 ms the first branch stops its loser, which gives the gate to the second branch, whose call the full pool refuses, which fails the request and stops the first
    /// branch while that is still stopping its loser.
    /// </summary>
    [Fact]
    public void A_branch_that_is_stopped_by_what_its_own_loser_gives_back_ends_once()
    {
        var first = new ParallelStep([[Sleep(5)], [new LockStep("gate", [Sleep(1_000)])]]) { WaitFor = Quorum.Of(1) };
        var step = new ParallelStep([[first, Sleep(50)], [Sleep(1), new LockStep("gate", [Call])], [Call]]);
        var web = Village.Web(step) with { Pools = Town.Named(pool => pool.Name, new PoolOptions("full", "back", 1, Duration.FromSeconds(10), 0)) };

        var record = Record.Of(Village.Of(Village.Every(100), web, Village.Tier("back", Sleep(20))), seconds: 2);

        Assert.NotEmpty(record.Finished);
        Assert.All(record.Finished, fact => Assert.Equal((RequestOutcome.Failed, 7.0), (fact.Outcome, fact.Latency.Milliseconds())));
    }

    private static SleepStep Sleep(double milliseconds) => new(Town.Always(milliseconds));
}
