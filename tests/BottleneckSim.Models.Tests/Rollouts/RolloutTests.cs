using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Engines;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Cpu.Changes;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Invariants;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Tests.Rollouts;

/// <summary>Restarts of a tier's instances on new machines, one lot after the other.</summary>
public class RolloutTests
{
    private const int Boot = 10;
    private const int Start = 5;

    private static readonly ResizeCpu Bigger = new("web", 8, 1);

    [Theory]
    [InlineData(1, "web-1.2@5 web-2.2@15 web-3.2@25 web-4.2@35")]
    [InlineData(2, "web-1.2@5 web-2.2@5 web-3.2@15 web-4.2@15")]
    [InlineData(3, "web-1.2@5 web-2.2@5 web-3.2@5 web-4.2@15")]
    [InlineData(9, "web-1.2@5 web-2.2@5 web-3.2@5 web-4.2@5")]
    public void The_next_ones_are_restarted_when_the_last_ones_have_booted(int atOnce, string expected)
    {
        var story = Story.Of(4, (Start, Bigger with { MaximumUnavailable = atOnce }));

        Assert.Equal(expected, story.Restarts);
        Assert.All(story.Nodes.Values.Where(node => !node.IsGone), node => Assert.Equal(8, node.Size.Cores));
        Assert.Null(story.System.Tiers["web"].Rollout);
    }

    [Fact]
    public void An_instance_keeps_its_machine_until_its_turn()
    {
        var story = Story.Of(3, until: Start + 15, (Start, Bigger));

        Assert.Equal(8, story.Nodes["web-1.2"].Size.Cores);
        Assert.Equal(8, story.Nodes["web-2.2"].Size.Cores);
        Assert.Equal(2, story.Nodes["web-3"].Size.Cores);
        Assert.True(story.Nodes["web-1"].IsGone && story.Nodes["web-2"].IsGone && !story.Nodes["web-3"].IsGone);
    }

    [Fact]
    public void Nobody_is_refused_while_those_that_are_left_can_do_the_work()
    {
        var story = Story.Of(3, (Start, Bigger));

        Assert.True(story.Finished.Count > 500);
        Assert.All(story.Finished, request => Assert.Equal(RequestOutcome.Succeeded, request.Outcome));
    }

    [Fact]
    public void The_only_instance_is_missing_while_it_boots()
    {
        var story = Story.Of(1, (Start, Bigger));

        Assert.Equal("web-1.2@5", story.Restarts);
        var refused = story.Finished.Where(request => request.Outcome != RequestOutcome.Succeeded).ToList();
        Assert.InRange(refused.Min(request => request.Time.Nanoseconds / 1e9), Start, Start + 0.2);
        Assert.InRange(refused.Max(request => request.Time.Nanoseconds / 1e9), Start + Boot - 0.2, Start + Boot);
    }

    [Fact]
    public void The_change_is_complete_when_the_last_old_machine_has_gone()
    {
        var story = Story.Of(3, (Start, Bigger));

        var resize = Assert.Single(story.Changes, change => change.Kind == "resize");
        Assert.InRange(resize.Taken!.Value.TotalSeconds, 2 * Boot, (2 * Boot) + 1);
        Assert.Equal(3, story.Changes.Count(change => change is { Kind: "roll-on", Origin: ChangeOrigin.Rollout }));
        Assert.All(story.Changes.Where(change => change.Kind == "roll-on"), turn => Assert.Equal(Boot, turn.Taken!.Value.TotalSeconds));
    }

    [Fact]
    public void Taken_back_on_the_way_only_those_are_restarted_again_that_had_been()
    {
        var before = Story.Described(4);
        var story = Story.Of(4, (Start, Bigger), (Start + 12, Bigger.Inverse(before)));

        Assert.Equal("web-1.2@5 web-2.2@15 web-1.3@25 web-2.3@35", story.Restarts);
        Assert.All(story.Nodes.Values.Where(node => !node.IsGone), node => Assert.Equal(2, node.Size.Cores));
        Assert.True(TierComparison.Same(before.Tiers["web"], story.System.Tiers["web"]));
        Assert.All(story.Changes, change => Assert.NotNull(change.Completed));
    }

    [Fact]
    public void Another_resize_on_the_way_lets_those_wait_that_have_other_cores_by_then()
    {
        var story = Story.Of(3, (Start, Bigger), (Start + 12, new ResizeCpu("web", 4, 2)));

        Assert.Equal("web-1.2@5 web-2.2@15 web-1.3@25 web-2.3@25 web-3.2@35", story.Restarts);
        Assert.All(story.Nodes.Values.Where(node => !node.IsGone), node => Assert.Equal(4, node.Size.Cores));
        Assert.All(story.Changes, change => Assert.NotNull(change.Completed));
    }

    [Fact]
    public void A_resize_without_a_restart_reaches_those_that_do_not_wait()
    {
        var story = Story.Of(3, until: Start + 14, (Start, Bigger), (Start + 12, new ResizeCpu("web", 16)));

        Assert.Equal((16, 16, 2), (story.Nodes["web-1.2"].Size.Cores, story.Nodes["web-2.2"].Size.Cores, story.Nodes["web-3"].Size.Cores));
    }

    [Fact]
    public void Instances_that_are_removed_wait_no_more_and_those_that_are_added_have_new_machines()
    {
        var removed = Story.Of(4, (Start, Bigger), (Start + 12, new Scale("web", 3)));
        var added = Story.Of(2, (Start, Bigger), (Start + 2, new Scale("web", 3)));
        var cameBack = Story.Of(3, (Start, Bigger), (Start + 2, new Scale("web", 2)), (Start + 4, new Scale("web", 3)));

        Assert.Equal("web-1.2@5 web-2.2@15 web-3.2@25", removed.Restarts);
        Assert.Equal("web-1.2@5 web-3@7 web-2.2@15", added.Restarts);
        Assert.Equal("web-1.2@5 web-3.2@9 web-2.2@15", cameBack.Restarts);
        Assert.All((Story[])[removed, added, cameBack], story =>
        {
            Assert.Null(story.System.Tiers["web"].Rollout);
            Assert.All(story.Nodes.Values.Where(node => !node.IsGone), node => Assert.Equal(8, node.Size.Cores));
        });
    }

    [Fact]
    public void An_instance_that_crashed_while_it_waited_comes_back_on_a_new_machine()
    {
        var story = Story.Of(3, (Start, Bigger), (Start + 2, new CrashNode("web", 3)), (Start + 4, new RestartNode("web", 3)));

        Assert.Equal("web-1.2@5 web-3.2@9 web-2.2@15", story.Restarts);
        Assert.Equal(8, story.Nodes["web-3.2"].Size.Cores);
        Assert.Null(story.System.Tiers["web"].Rollout);
    }

    [Fact]
    public void Workers_caches_and_databases_are_restarted_likewise()
    {
        using var engine = new SequentialEngineFactory().Create(Changes.ChangeInverseTests.System, 3, new InvariantChecker());
        engine.Apply(new ResizeCpu("mailer", 4, 1), ChangeOrigin.Operator);
        engine.Apply(new ResizeCpu("cache", 4, 1), ChangeOrigin.Operator);
        engine.Apply(new ResizeCpu("db", 4, 1), ChangeOrigin.Operator);
        engine.AdvanceTo(Instant.FromSeconds(100));

        Assert.All((string[])["mailer", "cache", "db"], tier => Assert.Null(engine.System.Tiers[tier].Rollout));
    }

    /// <summary>A run of a web tier of two cores a node, and what it told.</summary>
    private sealed class Story : ObservationSink
    {
        private readonly List<(string Name, Instant At)> _appeared = [];
        private readonly ChangeTimeline _timeline = new();

        public override ObservationInterests Interests => ObservationInterests.All;

        public Dictionary<string, NodeDescribed> Nodes { get; } = new(StringComparer.Ordinal);

        public List<RequestFinished> Finished { get; } = [];

        public SystemDescription System { get; private set; } = null!;

        public IReadOnlyList<ChangeProgress> Changes => _timeline.Changes;

        /// <summary>Who appeared after the start, and when.</summary>
        public string Restarts => string.Join(' ', _appeared.Where(node => node.At > Instant.Zero).Select(node => FormattableString.Invariant($"{node.Name}@{node.At.Nanoseconds / 1_000_000_000}")));

        public static SystemDescription Described(int instances) => Village.Of(
            Village.Every(100), Village.Web(Town.Compute(1)) with { Instances = instances, Cpu = new CpuOptions(2), Boot = Duration.FromSeconds(Boot) });

        public static Story Of(int instances, params (int AtSeconds, Change Change)[] changes) => Of(instances, 100, changes);

        public static Story Of(int instances, int until, params (int AtSeconds, Change Change)[] changes)
        {
            var story = new Story();
            using var engine = new SequentialEngineFactory().Create(Described(instances), 7, new CompositeSink(new InvariantChecker(), story._timeline, story));
            foreach (var (at, change) in changes)
            {
                Advance(engine, at);
                engine.Apply(change, ChangeOrigin.Operator);
            }

            Advance(engine, until);
            story.System = engine.System;
            return story;
        }

        public override void Observe(NodeDescribed fact)
        {
            if (fact.Kind == NodeKind.Web)
            {
                if (!Nodes.ContainsKey(fact.Name))
                {
                    _appeared.Add((fact.Name, fact.Time));
                }

                Nodes[fact.Name] = fact;
            }
        }

        public override void Observe(in RequestFinished fact) => Finished.Add(fact);

        private static void Advance(IEngine engine, int toSeconds)
        {
            while (engine.Now < Instant.FromSeconds(toSeconds))
            {
                engine.AdvanceTo(engine.Now + Duration.FromMilliseconds(500));
                engine.Sample();
            }
        }
    }
}
