#if !AKKA_UNAVAILABLE
using Akka.Actor;
using BottleneckSim.Actors.Engines;
using BottleneckSim.Actors.Tests.Availability;
using BottleneckSim.Actors.Windows;
using BottleneckSim.Kernel.Events;
using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Blueprints;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Actors.Tests.Supervision;

public sealed class CrashTests
{
    private static readonly string[] AllNodes =
        ["bots", "catalogue-1", "mailer-1", "mails-1", "shop-1", "shop-2", "shop-balancer", "shoppers", "stock-1"];

    [ActorsFact]
    public void Stopping_one_actor_crashes_one_node_and_nothing_else()
    {
        OutcomeCounter outcomes = new();
        using var engine = ActorEngineFactory.Start(new ShopSystem().Describe(), 1, outcomes);
        engine.AdvanceTo(Instant.FromSeconds(1));
        Assert.Equal(0, outcomes.Refused);
        var before = AllNodes.ToDictionary(node => node, engine.HandledEventsOf);
        ActorOf(engine, "shop-2").Tell(PoisonPill.Instance);
        engine.AdvanceTo(Instant.FromSeconds(2));

        var crash = Assert.Single(engine.Crashes);
        Assert.Equal("shop-2", crash.Name);
        Assert.Equal("its actor was stopped", crash.Reason);
        Assert.All(AllNodes, node => Assert.True(engine.HandledEventsOf(node) > before[node] + 20, node));
        Assert.True(outcomes.Refused > 20, "Callers of a crashed node are refused.");
        Assert.True(outcomes.Succeeded > 100, "The other instance goes on.");
    }

    [ActorsFact]
    public void An_exception_in_an_actor_is_its_nodes_crash_with_the_reason()
    {
        using var engine = ActorEngineFactory.Start(new ShopSystem().Describe(), 1, new NullSink());
        engine.AdvanceTo(Instant.FromSeconds(1));
        ActorOf(engine, "stock-1").Tell("not a window");
        engine.AdvanceTo(Instant.FromSeconds(2));
        var crash = Assert.Single(engine.Crashes);
        Assert.Equal("stock-1", crash.Name);
        Assert.StartsWith("InvalidCastException", crash.Reason, StringComparison.Ordinal);
    }

    /// <summary>The actor handles two hundred milliseconds of events and then meets one of the past: all of it must count as not done.</summary>
    [ActorsFact]
    public void A_node_that_fails_in_the_middle_of_its_events_has_done_none_of_them()
    {
        var description = new ShopSystem().Describe();
        using var failing = ActorEngineFactory.Start(description, 1, new NullSink());
        failing.AdvanceTo(Instant.FromSeconds(1));
        var shop = failing.NumberOf("shop-1");
        NodeWindow half = new(ObservationInterests.None)
        {
            Node = shop, Task = NodeTask.Handle, Time = Instant.FromNanoseconds(1_200_000_000), System = SystemCompiler.Compile(description),
        };
        half.Inbound.Add(new TimedMessage(
            EventKey.ForMessage(Instant.FromNanoseconds(1_100_000_000), NodeId.FromName("nobody"), 1),
            new Message(shop, shop, MessageKind.Timer, 0, -1, default(DrawKey), 0, 0)));
        ActorOf(failing, "shop-1").Tell(half); // Handled; the answer goes nowhere.
        half = new(ObservationInterests.None) { Node = shop, Task = NodeTask.Handle, Time = Instant.FromSeconds(2), System = SystemCompiler.Compile(description) };
        half.Inbound.Add(new TimedMessage(EventKey.ForMessage(Instant.Zero, NodeId.FromName("nobody"), 2), new Message(shop, shop, MessageKind.Timer, 0, -1, default(DrawKey), 0, 0)));
        ActorOf(failing, "shop-1").Tell(half);
        failing.AdvanceTo(Instant.FromSeconds(2));
        Assert.Contains("time never goes back", Assert.Single(failing.Crashes).Reason, StringComparison.Ordinal);

        using var stopped = ActorEngineFactory.Start(description, 1, new NullSink());
        stopped.AdvanceTo(failing.Crashes[0].Time);
        stopped.Crash("shop-1");
        stopped.AdvanceTo(Instant.FromSeconds(2));
        Assert.Equal(stopped.Digest, failing.Digest);
    }

    /// <summary>The moments are real ones, so each run of this test tries others; whatever they are, the journal must tell the whole truth.</summary>
    [ActorsTheory]
    [InlineData("shop-1")]
    [InlineData("shop-balancer")]
    [InlineData("mails-1")]
    [InlineData("stock-1")]
    [InlineData("shoppers")]
    public async Task A_crash_at_any_moment_is_journalled_so_that_it_can_be_repeated(string node)
    {
        for (var milliseconds = 1; milliseconds < 40; milliseconds += 7)
        {
            using var engine = ActorEngineFactory.Start(new ShopSystem().Describe(), 7, new NullSink());
            var run = Task.Run(() => engine.AdvanceTo(Instant.FromSeconds(2)));
            await Task.Delay(milliseconds);
            ActorOf(engine, node).Tell(PoisonPill.Instance);
            await run;
            engine.AdvanceTo(Instant.FromSeconds(3)); // At the latest now it is noticed.
            var crash = Assert.Single(engine.Crashes);

            using var repeated = ActorEngineFactory.Start(new ShopSystem().Describe(), 7, new NullSink());
            repeated.AdvanceTo(crash.Time);
            repeated.Crash(crash.Name);
            repeated.AdvanceTo(Instant.FromSeconds(3));
            Assert.Equal(repeated.Digest, engine.Digest);
            Assert.Equal(repeated.HandledEvents, engine.HandledEvents);
        }
    }

    private static ActorSelection ActorOf(ActorEngine engine, string node) => engine.Actors.ActorSelection(engine.ClockPath / $"node-{engine.NumberOf(node)}");

    private sealed class OutcomeCounter : ObservationSink
    {
        public override ObservationInterests Interests => ObservationInterests.Requests;

        public int Succeeded { get; private set; }

        public int Refused { get; private set; }

        public override void Observe(in RequestFinished fact)
        {
            Succeeded += fact.Outcome == RequestOutcome.Succeeded ? 1 : 0;
            Refused += fact.Outcome == RequestOutcome.Refused ? 1 : 0;
        }
    }
}
#endif
