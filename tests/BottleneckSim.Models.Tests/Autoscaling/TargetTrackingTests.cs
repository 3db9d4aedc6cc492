using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Autoscaling;
using FsCheck.Fluent;

namespace BottleneckSim.Models.Tests.Autoscaling;

/// <summary>The arithmetic of Kubernetes' Horizontal Pod Autoscaler.</summary>
public class TargetTrackingTests
{
    private static readonly AutoscalerOptions Half = new(AutoscalingMetric.Cpu, 0.5, 1, 100);

    [Theory]
    [InlineData(4, 0.5, 4)]
    [InlineData(4, 0.54, 4)]
    [InlineData(4, 0.46, 4)]
    [InlineData(4, 0.56, 5)]
    [InlineData(4, 1.0, 8)]
    [InlineData(4, 0.25, 2)]
    [InlineData(4, 0.01, 1)]
    [InlineData(1, 1.0, 2)]
    public void Desired_is_the_ceiling_of_instances_times_metric_over_target_and_nothing_within_the_tolerance(int instances, double mean, int desired) =>
        Assert.Equal(desired, TargetTracking.Recommend(Half, new TierReading(instances, instances, instances * mean)));

    [Theory]
    [InlineData(2, 2, 6)]
    [InlineData(10, 10, 20)]
    [InlineData(50, 50, 100)]
    public void In_one_look_there_are_at_most_four_more_or_twice_as_many(int instances, int measured, int desired) =>
        Assert.Equal(desired, TargetTracking.Recommend(Half with { Target = 0.01 }, new TierReading(instances, measured, instances)));

    [Theory]
    [InlineData(4, 2, 2.0, 4)]
    [InlineData(4, 3, 3.0, 6)]
    [InlineData(4, 2, 0.2, 3)]
    public void Instances_that_boot_count_as_idle_upwards_and_as_on_target_downwards(int instances, int measured, double sum, int desired) =>
        Assert.Equal(desired, TargetTracking.Recommend(Half, new TierReading(instances, measured, sum)));

    [Fact]
    public void Nothing_known_changes_nothing() => Assert.Equal(7, TargetTracking.Recommend(Half, new TierReading(7, 0, 0)));

    [Fact]
    public void Fewer_come_only_when_no_look_of_five_minutes_has_asked_for_more()
    {
        var tracking = new TargetTracking();
        Assert.Equal(4, tracking.Decide(Half, new TierReading(4, 4, 2), Instant.FromSeconds(0)));
        Assert.Equal(4, tracking.Decide(Half, new TierReading(4, 4, 0.4), Instant.FromSeconds(150)));
        Assert.Equal(4, tracking.Decide(Half, new TierReading(4, 4, 0.4), Instant.FromSeconds(300)));
        Assert.Equal(1, tracking.Decide(Half, new TierReading(4, 4, 0.4), Instant.FromSeconds(301)));
    }

    [Fact]
    public void More_come_at_once_unless_all_looks_of_a_while_must_ask()
    {
        var careful = Half with { StabilisationUp = Duration.FromSeconds(30) };
        var tracking = new TargetTracking();
        Assert.Equal(2, tracking.Decide(careful, new TierReading(2, 2, 1), Instant.FromSeconds(0)));
        Assert.Equal(2, tracking.Decide(careful, new TierReading(2, 2, 2), Instant.FromSeconds(15)));
        Assert.Equal(2, tracking.Decide(careful, new TierReading(2, 2, 2), Instant.FromSeconds(30)));
        Assert.Equal(4, tracking.Decide(careful, new TierReading(2, 2, 2), Instant.FromSeconds(45)));
    }

    [Fact]
    public void It_rests_after_a_change_but_never_outside_its_bounds()
    {
        var tracking = new TargetTracking();
        var resting = Half with { Cooldown = Duration.FromSeconds(60) };
        Assert.Equal(4, tracking.Decide(resting, new TierReading(2, 2, 2), Instant.FromSeconds(0)));
        Assert.Equal(4, tracking.Decide(resting, new TierReading(4, 4, 4), Instant.FromSeconds(30)));
        Assert.Equal(3, tracking.Decide(resting with { Maximum = 3 }, new TierReading(4, 4, 4), Instant.FromSeconds(45)));
        Assert.Equal(6, tracking.Decide(resting, new TierReading(3, 3, 3), Instant.FromSeconds(105)));
    }

    [Fact]
    public void A_schedule_raises_and_lowers_the_fewest()
    {
        var scheduled = Half with { StabilisationDown = Duration.Zero, Schedule = [new(Instant.FromSeconds(100), 6), new(Instant.FromSeconds(200), 2)] };
        var tracking = new TargetTracking();
        Assert.Equal(1, tracking.Decide(scheduled, new TierReading(1, 1, 0.1), Instant.FromSeconds(90)));
        Assert.Equal(6, tracking.Decide(scheduled, new TierReading(1, 1, 0.1), Instant.FromSeconds(105)));
        Assert.Equal(2, tracking.Decide(scheduled, new TierReading(6, 6, 0.1), Instant.FromSeconds(210)));
    }

    [Fact]
    public void Whatever_it_reads_it_never_leaves_its_bounds()
    {
        var looks = Gen.Choose(0, 40).Zip(Gen.Choose(0, 2_000)).NonEmptyListOf();
        Prop.ForAll(looks.ToArbitrary(), story =>
        {
            var terms = Half with { Minimum = 2, Maximum = 9, StabilisationDown = Duration.FromSeconds(45) };
            var (tracking, now, instances) = (new TargetTracking(), 0, 5);
            foreach (var (measured, sum) in story)
            {
                instances = tracking.Decide(terms, new TierReading(instances, Math.Min(measured, instances), sum / 100.0), Instant.FromSeconds(now += 15));
                if (instances is < 2 or > 9)
                {
                    return false;
                }
            }

            return true;
        }).Check(seed: 41, tests: 200);
    }
}
