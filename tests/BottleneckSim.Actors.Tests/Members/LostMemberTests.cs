#if !AKKA_UNAVAILABLE
using Akka.Actor;
using Akka.Remote;
using BottleneckSim.Actors.Engines;
using BottleneckSim.Actors.Members;
using BottleneckSim.Actors.Tests.Availability;
using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Actors.Tests.Members;

public sealed class LostMemberTests
{
    [ActorsFact]
    public async Task The_nodes_of_a_lost_member_crash_at_the_next_boundary_and_begin_again_empty()
    {
        var result = await RunWithLoss(member => member.Dispose());
        Assert.Equal(["catalogue-1", "stock-1"], result.Crashed);
        Assert.InRange(Assert.Single(result.CrashTimes).Nanoseconds, 1_000_000_000, 1_100_000_000);
        Assert.Contains("catalogue-1.2", result.Names);
        Assert.Contains("stock-1.2", result.Names);
        Assert.True(result.HandledBySuccessors > 100);
    }

    /// <summary>The other member lives on but nothing of it is heard: only the failure detector can tell.</summary>
    [ActorsFact]
    public async Task A_member_that_falls_silent_is_lost_too()
    {
        var result = await RunWithLoss(member => ((IRemoteActorRefProvider)((ExtendedActorSystem)member.Actors).Provider).Transport.Shutdown().Wait(TimeSpan.FromSeconds(20)));
        Assert.Equal(["catalogue-1", "stock-1"], result.Crashed);
        Assert.True(result.HandledBySuccessors > 100);
    }

    private static async Task<LossResult> RunWithLoss(Action<ActorMember> lose)
    {
        using var cluster = await LoopbackCluster.StartAsync(2, silence: TimeSpan.FromSeconds(3));
        FactRecorder facts = new();
        using var engine = new ActorClusterEngineFactory(cluster) { Placement = ClusterFixture.StockApart }.Start(new ShopSystem().Describe(), 1, facts);
        engine.AdvanceTo(Instant.FromSeconds(1));
        Assert.Empty(engine.Crashes);
        lose(cluster.Members[1]);
        engine.AdvanceTo(Instant.FromSeconds(2));
        var names = facts.Facts.Where(fact => fact.Node >= 0).Select(fact => fact.Text.Split(' ')).Where(words => words.Length > 2).Select(words => words[1]).Distinct().ToList();
        return new LossResult(
            [.. engine.Crashes.Select(crash => crash.Name).Order(StringComparer.Ordinal)],
            [.. engine.Crashes.Select(crash => crash.Time).Distinct()],
            names,
            engine.HandledEventsOf("stock-1.2") + engine.HandledEventsOf("catalogue-1.2"));
    }

    private sealed record LossResult(List<string> Crashed, List<Instant> CrashTimes, List<string> Names, long HandledBySuccessors);
}
#endif
