using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Autoscaling;
using BottleneckSim.Models.Autoscaling.Changes;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Demands;
using BottleneckSim.Models.Engines;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Loads.Changes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Web;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Costs;
using BottleneckSim.Observations.Invariants;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Tests.Autoscaling;

/// <summary>Requests of 5 ms on machines of one core, half of which is the target: 100 requests a second for each.</summary>
public class AutoscalingEngineTests
{
    private static readonly AutoscalerOptions Terms = new(AutoscalingMetric.Cpu, 0.5, 1, 10);

    [Fact]
    public void It_follows_a_step_of_the_load_after_the_delay_of_its_metrics_and_the_boot()
    {
        // Seen first in the window from 105 s to 120 s, which is known at the look at 135 s.
        var story = Play(SystemOf(20, Terms), 700, (100, 160), (300, 20));

        Assert.Equal([(135, 2), (630, 1)], story.Scaled);
        Assert.Equal(Duration.FromSeconds(20), story.Changes.First(change => change.Origin == ChangeOrigin.Autoscaler).Taken);
    }

    [Fact]
    public void What_is_billed_is_the_integral_of_the_instances_booting_and_draining_included()
    {
        var story = Play(SystemOf(20, Terms), 700, (100, 160), (300, 20));

        Assert.InRange((double)story.Bill.PerHourBetween(Instant.Zero, Instant.FromSeconds(700)), (700 + 494.999) / 700.0, (700 + 495.01) / 700.0);
        Assert.Equal(2m, story.Bill.PerHourBetween(Instant.FromSeconds(135), Instant.FromSeconds(630)));
    }

    [Fact]
    public void Within_the_tolerance_nothing_flaps()
    {
        var story = Play(SystemOf(100, Terms), 600, (200, 109), (400, 91));

        Assert.Empty(story.Scaled);
    }

    [Fact]
    public void A_schedule_has_the_machines_there_before_the_load()
    {
        var story = Play(SystemOf(20, Terms with { Schedule = [new(Instant.FromSeconds(60), 3)] }), 200);

        Assert.Equal([(60, 3)], story.Scaled);
    }

    [Fact]
    public void Concurrency_is_tracked_too()
    {
        // 400 requests of 5 ms a second on two machines of four cores: Little's law has one in each.
        var web = Web(new AutoscalerOptions(AutoscalingMetric.Concurrency, 0.5, 1, 8)) with { Instances = 2, Cpu = new CpuOptions(4) };
        var story = Play(Village.Of(Village.Every(1_000 / 400.0), web), 60);

        Assert.Equal((45, 4), story.Scaled[0]);
    }

    [Fact]
    public void An_autoscaler_can_be_given_altered_and_taken_away_in_a_run()
    {
        var system = Village.Of(Village.Every(1_000 / 160.0), Web(null));
        var (given, altered) = (new SetAutoscaler("web", Terms), new SetAutoscaler("web", Terms with { Target = 0.2 }));
        var story = Play(system, 400, [(40, given), (200, altered), (300, given.Inverse(system))]);

        Assert.Equal([(85, 2), (215, 4)], story.Scaled);
        Assert.Null(((WebOptions)story.System.Tiers["web"]).Autoscaler);
    }

    [Fact]
    public void Looks_leave_no_trace_in_a_run_that_they_do_not_change()
    {
        var system = SystemOf(100, null);
        var watched = SystemOf(100, Terms);

        Assert.Equal(Play(system, 100).Digest, Play(watched, 100).Digest);
    }

    [Fact]
    public void The_same_run_repeats_bit_for_bit() =>
        Assert.Equal(Play(SystemOf(20, Terms), 400, (100, 300)).Digest, Play(SystemOf(20, Terms), 400, (100, 300)).Digest);

    private static SystemDescription SystemOf(double perSecond, AutoscalerOptions? terms) => Village.Of(Village.Every(1_000 / perSecond), Web(terms));

    private static WebOptions Web(AutoscalerOptions? terms) =>
        Village.Web(new UseCpuStep(new DurationDemand(SmallSystems.Constant(5_000_000)))) with { Cpu = new CpuOptions(1), Boot = Duration.FromSeconds(20), Autoscaler = terms };

    private static Story Play(SystemDescription system, int seconds, params (int At, double PerSecond)[] loads) =>
        Play(system, seconds, [.. loads.Select(load => (load.At, (Change)new SetArrivals("users", load.PerSecond)))]);

    private static Story Play(SystemDescription system, int seconds, (int At, Change Change)[] changes)
    {
        var timeline = new ChangeTimeline();
        var bill = new Bill(new PriceList(ImmutableSortedDictionary.Create<string, TierPrice>(StringComparer.Ordinal).Add("web", new TierPrice(1, default))));
        var scaled = new List<(int, int)>();
        using var engine = new SequentialEngineFactory().Create(system, 5, new CompositeSink(new InvariantChecker(), timeline, bill));
        for (var second = 0; second <= seconds; second++)
        {
            var before = engine.System.Tiers["web"].Instances;
            engine.AdvanceTo(Instant.FromSeconds(second));
            if (engine.System.Tiers["web"].Instances != before)
            {
                scaled.Add((second, engine.System.Tiers["web"].Instances));
            }

            foreach (var (_, change) in changes.Where(one => one.At == second))
            {
                engine.Apply(change, ChangeOrigin.Operator);
            }
        }

        return new Story(scaled, timeline.Changes, bill, engine.System, engine.Digest);
    }

    private sealed record Story(List<(int Second, int Instances)> Scaled, ImmutableArray<ChangeProgress> Changes, Bill Bill, SystemDescription System, string Digest);
}
