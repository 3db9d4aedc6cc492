using BottleneckSim.Grading.Runs;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Observations.Sinks;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Grading.Tests.Runs;

public sealed class ScenarioRunTests
{
    private static readonly RunPlan Faulty = new() { Scenario = TwoShops.Scenario, Seed = 5, Faults = TwoShops.Truth.Faults };

    [Fact]
    public void A_run_repeats_bit_for_bit_from_its_seed_and_no_sink_changes_it()
    {
        var first = Execute(Faulty);
        Assert.Equal(first.Digest, Execute(Faulty, new NullSink()).Digest);
        Assert.Equal(first.Digest, Execute(Faulty with { WithSeries = true }).Digest);
        Assert.NotEqual(first.Digest, Execute(Faulty with { Seed = 6 }).Digest);
        Assert.NotEqual(first.Digest, Execute(Faulty with { Faults = [] }).Digest);
    }

    [Fact]
    public void Faults_come_at_their_instants_before_the_operators_changes_of_the_same_instant()
    {
        var watch = new Watch();
        var fault = new TimedChange(Instant.FromNanoseconds(5_000_000_000), Faulty.Faults[0].Change);
        Execute(Faulty.WithFix(TwoShops.BetterCode, TwoShops.Scenario.Schedule.FixAt) with { Faults = [fault] }, watch);
        Assert.Equal([(5.0, ChangeOrigin.Fault), (5.0, ChangeOrigin.Operator)], watch.Changes);
    }

    [Fact]
    public void Every_node_is_sampled_at_every_step_and_at_the_windows_ends()
    {
        var odd = TwoShops.Scenario with { Schedule = TwoShops.Scenario.Schedule with { SampleEvery = Duration.FromSeconds(4) } };
        var watch = new Watch();
        Execute(Faulty with { Scenario = odd }, watch);
        Assert.Equal([0, 2, 4, 5, 8, 10, 12, 16, 20, 24, 28, 30], watch.Samples.Distinct().Order());
    }

    [Fact]
    public void The_window_before_the_fix_and_the_judged_one_see_different_systems()
    {
        var result = Execute(Faulty.WithFix(TwoShops.BetterCode, TwoShops.Scenario.Schedule.FixAt));
        var (before, judged) = (result.Before.Operations[TwoShops.OperationA], result.Judged.Operations[TwoShops.OperationA]);
        Assert.True(before.OwedLatencySeconds(0.5) > 5 * judged.OwedLatencySeconds(0.5), FormattableString.Invariant($"{before.OwedLatencySeconds(0.5)} s, then {judged.OwedLatencySeconds(0.5)} s"));
        Assert.Equal(0.5m, result.Judged.CostPerHour);
    }

    [Fact]
    public void Requests_issued_at_the_end_of_the_window_get_the_time_that_they_are_owed() =>
        Assert.Equal(0, Execute(Faulty with { Faults = [] }).Judged.Operations[TwoShops.OperationA].Unfinished);

    [Fact]
    public void A_change_outside_the_run_is_refused() =>
        Assert.Throws<ArgumentException>(() => Execute(Faulty.WithFix(TwoShops.BetterCode, Instant.FromSeconds(31))));

    [Fact]
    public void Seeds_are_distinct_and_follow_from_their_base()
    {
        var seeds = Enumerable.Range(0, 1_000).Select(replication => ReplicationSeeds.Default[replication]).ToList();
        Assert.Equal(1_000, seeds.Distinct().Count());
        Assert.Equal(seeds[3], new ReplicationSeeds(20_261_122)[3]);
        Assert.Empty(seeds.Intersect(Enumerable.Range(0, 1_000).Select(replication => new ReplicationSeeds(20_261_123)[replication])));
    }

    [Fact]
    public void Results_come_in_the_order_of_the_items_and_a_failure_is_told_as_it_is()
    {
        Assert.Equal([0, 2, 4, 6], new Parallelism(4).Map([0, 1, 2, 3], item => item * 2));
        Assert.Throws<InvalidTimeZoneException>(() => new Parallelism(4).Map<int, int>([0, 1], _ => throw new InvalidTimeZoneException()));
    }

    [Fact]
    public void As_many_items_are_in_hand_at_once_as_is_allowed_and_never_more()
    {
        var (inHand, most) = (0, 0);
        using var second = new Barrier(2);
        new Parallelism(2).Map(Enumerable.Range(0, 6).ToArray(), _ =>
        {
            var now = Interlocked.Increment(ref inHand);
            lock (second)
            {
                most = Math.Max(most, now);
            }

            second.SignalAndWait(TimeSpan.FromMinutes(1)); // One at a time would wait here in vain.
            Interlocked.Decrement(ref inHand);
            return now;
        });
        Assert.Equal(2, most);
        Assert.Equal(3, second.CurrentPhaseNumber);
    }

    private static RunResult Execute(RunPlan plan, params ReadOnlySpan<ObservationSink> sinks) =>
        ScenarioRun.Execute(new CheckedEngines(new SequentialEngineFactory()), plan, sinks);

    private sealed class Watch : ObservationSink
    {
        public List<(double Second, ChangeOrigin Origin)> Changes { get; } = [];

        public List<double> Samples { get; } = [];

        public override void Observe(ChangeApplied fact) => Changes.Add((fact.Time.TotalSeconds, fact.Origin));

        public override void Observe(in ResourceSampled fact) => Samples.Add(fact.Time.TotalSeconds);
    }
}
