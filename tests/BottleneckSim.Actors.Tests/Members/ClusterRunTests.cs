#if !AKKA_UNAVAILABLE
using BottleneckSim.Actors.Engines;
using BottleneckSim.Actors.Members;
using BottleneckSim.Actors.Tests.Availability;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Actors.Tests.Members;

[Collection(ClusterCollection.Name)]
public sealed class ClusterRunTests(ClusterFixture cluster)
{
    [ActorsFact]
    public void A_run_with_changes_has_the_same_digest_as_on_the_sequential_engine_and_every_member_executes_events()
    {
        using var sequential = new SequentialEngineFactory().Create(new ShopSystem().Describe(), 1, new NullSink());
        using var members = cluster.Factory.Start(new ShopSystem().Describe(), 1, new NullSink());
        Assert.Equal(Scripts.WithChanges.Play(sequential), Scripts.WithChanges.Play(members));
        Assert.Equal(2, members.HandledEventsByMember().Count);
        Assert.All(members.HandledEventsByMember(), count => Assert.True(count > 500));
        Assert.Empty(members.Crashes);
    }

    [ActorsFact]
    public void Facts_are_told_in_the_order_of_a_run_in_one_process()
    {
        FactRecorder expected = new();
        FactRecorder told = new();
        using (var one = new ActorEngineFactory().Create(new ShopSystem().Describe(), 5, expected))
        using (var two = cluster.Factory.Create(new ShopSystem().Describe(), 5, told))
        {
            Scripts.WithChanges.Play(one);
            Scripts.WithChanges.Play(two);
        }

        Assert.Equal(expected.Facts, told.Facts);
    }

    [ActorsFact]
    public void A_change_that_does_not_fit_is_refused_and_the_run_goes_on()
    {
        using var sequential = new SequentialEngineFactory().Create(new ShopSystem().Describe(), 1, new NullSink());
        using var members = cluster.Factory.Create(new ShopSystem().Describe(), 1, new NullSink());
        Assert.Throws<ChangeRefusedException>(() => members.Apply(new Scale("mails", 2), ChangeOrigin.Operator));
        Assert.Equal(Scripts.Quiet.Play(sequential), Scripts.Quiet.Play(members));
    }

    [ActorsFact]
    public void A_border_that_is_crossed_in_less_than_a_millisecond_is_warned_of()
    {
        using var members = cluster.Factory.Start(new ShopSystem { StockLatency = Duration.FromMicroseconds(100) }.Describe(), 1, new NullSink());
        Assert.Contains("100us", Assert.Single(members.Warnings), StringComparison.Ordinal);
    }

    [ActorsFact]
    public void Nodes_that_all_prefer_one_member_run_there_alone()
    {
        using var sequential = new SequentialEngineFactory().Create(new ShopSystem().Describe(), 4, new NullSink());
        using var members = new ActorClusterEngineFactory().Start(new ShopSystem().Describe(), 4, new NullSink());
        Assert.Equal(Scripts.Quiet.Play(sequential), Scripts.Quiet.Play(members));
        Assert.Equal(2, members.HandledEventsByMember().Count);
    }
}
#endif
