#if !AKKA_UNAVAILABLE
using BottleneckSim.Actors.Engines;
using BottleneckSim.Actors.Tests.Availability;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Actors.Tests.Engines;

public sealed class ActorEngineTests
{
    [ActorsFact]
    public void A_run_with_changes_has_the_same_digest_as_on_the_sequential_engine()
    {
        using var sequential = new SequentialEngineFactory().Create(new ShopSystem().Describe(), 1, new NullSink());
        using var actors = new ActorEngineFactory().Create(new ShopSystem().Describe(), 1, new NullSink());
        var expected = Scripts.WithChanges.Play(sequential);
        Assert.True(expected.HandledEvents > 10_000);
        Assert.Equal(0, expected.RefusedChanges);
        Assert.Equal(expected, Scripts.WithChanges.Play(actors));
    }

    [ActorsFact]
    public void Every_node_tells_the_same_facts_in_the_same_order_as_on_the_sequential_engine()
    {
        FactRecorder expected = new();
        FactRecorder told = new();
        using (var sequential = new SequentialEngineFactory().Create(new ShopSystem().Describe(), 2, expected))
        using (var actors = new ActorEngineFactory().Create(new ShopSystem().Describe(), 2, told))
        {
            Scripts.WithChanges.Play(sequential);
            Scripts.WithChanges.Play(actors);
        }

        Assert.Equal(expected.Nodes, told.Nodes);
        Assert.All(expected.Nodes, node => Assert.Equal(expected.Of(node), told.Of(node)));
    }

    [ActorsFact]
    public void The_order_of_all_facts_is_the_same_in_every_run()
    {
        Assert.Equal(Order(), Order());

        static List<(int Node, string Text)> Order()
        {
            FactRecorder told = new();
            using var actors = new ActorEngineFactory().Create(new ShopSystem().Describe(), 3, told);
            Scripts.WithChanges.Play(actors);
            return told.Facts;
        }
    }

    [ActorsFact]
    public void What_a_sink_throws_reaches_the_caller()
    {
        using var actors = new ActorEngineFactory().Create(new ShopSystem().Describe(), 1, new FailingSink());
        Assert.Throws<TimeZoneNotFoundException>(() => actors.AdvanceTo(Instant.FromSeconds(1)));
    }

    private sealed class FailingSink : ObservationSink
    {
        public override ObservationInterests Interests => ObservationInterests.Requests;

        public override void Observe(in Observations.Requests.RequestFinished fact) => throw new TimeZoneNotFoundException();
    }
}
#endif
