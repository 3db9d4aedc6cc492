using System.Collections.Immutable;
using BottleneckSim.Grading.Figures;
using BottleneckSim.Grading.Measurements;
using BottleneckSim.Grading.Objectives;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Caching;
using BottleneckSim.Observations.Costs;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Queues;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Figures;

namespace BottleneckSim.Grading.Tests.Measurements;

public sealed class MeasurementSinkTests
{
    private const string Orders = "GET /orders";
    private readonly MeasurementSink _sink = new(new MeasurementPlan(
        [new("early", At(0), At(10)), new("late", At(10), At(20))],
        [new(Orders, Duration.FromMilliseconds(100)), new(Orders, Duration.FromMilliseconds(500))],
        new PriceList(ImmutableSortedDictionary.Create<string, TierPrice>(StringComparer.Ordinal).Add("shop", new(0.36m, default)).Add("users", new(99m, default))),
        Duration.FromSeconds(5)));

    public MeasurementSinkTests()
    {
        _sink.Observe(new NodeDescribed(At(0), 0, "users", "users", NodeKind.Load, [], [new(Orders, "", "GET")]));
        _sink.Observe(new NodeDescribed(At(0), 1, "shop-1", "shop", NodeKind.Web, [new("cpu", ResourceKind.Cpu, 256)], [new("recent", "orders", "SELECT")]));
        _sink.Observe(new NodeDescribed(At(0), 2, "shop", "shop", NodeKind.Balancer, [], []));
    }

    [Fact]
    public void A_request_belongs_to_the_window_of_its_issue_wherever_it_ends()
    {
        Request(0, issuedMilliseconds: 9_999, latencyMilliseconds: 5_000);
        Request(1, issuedMilliseconds: 10_000, latencyMilliseconds: 50);
        var early = Window("early").Operations[Orders];
        Assert.Equal((1L, 1L, 0L), (early.Offered, early.Succeeded, early.Good(Duration.FromMilliseconds(500))));
        Assert.Equal(1, Window("late").Operations[Orders].Good(Duration.FromMilliseconds(100)));
    }

    [Fact]
    public void Every_end_is_counted_apart_and_what_did_not_end_is_unfinished()
    {
        Request(0, 1, 50);
        Request(1, 2, 50, RequestOutcome.Failed);
        Request(2, 3, 1, RequestOutcome.Refused);
        Request(3, 4, 900, RequestOutcome.TimedOut);
        _sink.Observe(new RequestIssued(At(5), 0, 0, 4));
        var measured = Window("early").Operations[Orders];
        Assert.Equal(
            (5L, 1L, 1L, 1L, 1L, 1L),
            (measured.Offered, measured.Succeeded, measured.Failed, measured.Refused, measured.TimedOut, measured.Unfinished));
        Assert.Equal(0.2, measured.SuccessOfOffered);
        Assert.Equal(2_000, measured.ContentBytes);
    }

    [Fact]
    public void The_owed_percentile_is_over_all_issued_and_infinite_where_it_falls_on_an_unanswered_one()
    {
        for (var request = 0; request < 10; request++)
            Request(request, request, 100 * (request + 1), request < 9 ? RequestOutcome.Succeeded : RequestOutcome.Refused);
        var measured = Window("early").Operations[Orders];
        Assert.InRange(measured.OwedLatencySeconds(0.5), 0.496, 0.504);
        Assert.InRange(measured.OwedLatencySeconds(0.9), 0.892, 0.908);
        Assert.Equal(double.PositiveInfinity, measured.OwedLatencySeconds(0.91));
        Assert.InRange(measured.VisibleLatencySeconds(1), 0.999, 1.001);
        Assert.Equal(0.55, measured.VisibleMeanLatencySeconds, 12);
    }

    [Fact]
    public void Limits_are_kept_up_to_the_very_nanosecond()
    {
        _sink.Observe(new RequestIssued(At(1), 0, 0, 0));
        _sink.Observe(new RequestIssued(At(1), 0, 0, 1));
        _sink.Observe(Finished(0, At(1), Duration.FromMilliseconds(100), RequestOutcome.Succeeded));
        _sink.Observe(Finished(1, At(1), Duration.FromNanoseconds(100_000_001), RequestOutcome.Succeeded));
        var requirement = new Requirement(Orders, Duration.FromMilliseconds(100), 0.5);
        Assert.Equal(new ShareSample(1, 2), requirement.In(Window("early")));
        Assert.Throws<ArgumentException>(() => (requirement with { Within = Duration.FromMilliseconds(101) }).In(Window("early")));
    }

    [Fact]
    public void An_operation_that_nobody_could_ask_for_has_served_nobody() =>
        Assert.Equal(0, new Requirement(Orders, null, 0.5).In(Window("early")).Share);

    [Fact]
    public void The_use_of_a_resource_is_the_difference_of_the_samples_at_a_windows_ends()
    {
        _sink.Observe(Sample(5, work: 999, waiting: 999, errors: 9));
        _sink.Observe(Sample(10, work: 5_000_000_000L * 256, waiting: 2_000_000_000, errors: 10));
        _sink.Observe(Sample(20, work: 13_000_000_000L * 256, waiting: 32_000_000_000, errors: 30));
        var use = Assert.Single(Window("late").Resources);
        Assert.Equal((0.4, 3.0, 2.0), (use.Utilisation, use.MeanWaiting, use.ErrorsPerSecond));
        Assert.Equal(0.4, FigureReader.Read(new ResourceFigure("shop", "cpu", ResourceStatistic.Utilisation), Window("late")));
        Assert.Null(FigureReader.Read(new ResourceFigure("shop", "disk", ResourceStatistic.Utilisation), Window("late")));
        Assert.Equal([0.0, 0.5, 0.4], Measure().ResourceSeries["shop-1 cpu"].Select(point => Math.Round(point.Utilisation, 3)));
    }

    [Fact]
    public void Statements_are_summed_by_query_and_plan()
    {
        _sink.Observe(Statement(1, PlanKind.SequentialScan));
        _sink.Observe(Statement(2, PlanKind.SequentialScan));
        _sink.Observe(Statement(3, PlanKind.IndexScan));
        _sink.Observe(Statement(10, PlanKind.IndexScan));
        var statements = Window("early").Statements;
        Assert.Equal([(PlanKind.SequentialScan, 2L), (PlanKind.IndexScan, 1L)], statements.Select(each => (each.Plan, each.Count)));
        Assert.Equal(("shop", "recent", 2_000L, 20L, 100.0, 0.25), (
            statements[0].Tier, statements[0].Query, statements[0].RowsExamined, statements[0].RowsReturned, statements[0].RowsExaminedPerReturned, statements[0].MeanSeconds));
    }

    [Fact]
    public void Caches_queues_and_jobs_are_measured()
    {
        _sink.Observe(new CacheSampled(At(10), 1, 10, 10, 0, 0, 5, 5));
        _sink.Observe(new CacheSampled(At(20), 1, 40, 20, 0, 0, 7, 7));
        _sink.Observe(new QueueSampled(At(20), 1, 9, 1, 6, 5, 3, Duration.FromSeconds(2)));
        _sink.Observe(new JobProcessed(At(15), 1, 0, At(11), At(14), RequestOutcome.Succeeded));
        var late = Window("late");
        Assert.Equal(0.75, Assert.Single(late.Caches).HitRatio);
        Assert.Equal(3, Assert.Single(late.Queues).Depth);
        Assert.Equal(new JobMeasurement("shop", "recent", 1, 0, 3, 1), Assert.Single(late.Jobs));
    }

    [Fact]
    public void Stale_answers_are_counted_among_look_ups_and_reads_and_a_tier_that_was_asked_nothing_is_fresh()
    {
        _sink.Observe(new CacheSampled(At(10), 1, 10, 10, 0, 0, 5, 5));
        _sink.Observe(new CacheSampled(At(20), 1, 40, 20, 0, 0, 7, 7));
        _sink.Observe(new StaleAnswerGiven(At(9), 1, Duration.FromSeconds(9)));
        _sink.Observe(new StaleAnswerGiven(At(12), 1, Duration.FromSeconds(1)));
        _sink.Observe(new StaleReadGiven(At(13), 1, 0, Duration.FromSeconds(3)));
        _sink.Observe(Statement(12, PlanKind.IndexScan));
        var late = Window("late").Staleness["shop"];

        Assert.Equal((41L, 2L, 39L), (late.Answers, late.Stale, late.Good(null)));
        Assert.Equal((0.0, 3.0), (late.StaleSeconds(0.9), Math.Round(late.StaleSeconds(1), 1)));
        Assert.Equal(new ShareSample(39, 41), new StalenessRequirement("shop", null, 0.9).In(Window("late")));
        Request(0, 1, 50);
        Assert.Equal(new ShareSample(1, 1), new StalenessRequirement("db", null, 0.9).In(Window("early")));
    }

    [Fact]
    public void An_instance_costs_from_its_beginning_until_it_is_gone_and_users_and_balancers_cost_nothing()
    {
        _sink.Observe(new NodeDescribed(At(15), 3, "shop-2", "shop", NodeKind.Web, [], []));
        _sink.Observe(new NodeDescribed(At(18), 3, "shop-2", "shop", NodeKind.Web, [], [], IsGone: true));
        Assert.Equal(0.36m / 360, Window("early").Cost);
        Assert.Equal(0.36m, Window("early").CostPerHour);
        Assert.Equal(0.36m * 1.3m, Window("late").CostPerHour);
    }

    [Fact]
    public void The_series_shows_what_ended_in_each_step()
    {
        Request(0, 1_000, 100);
        Request(1, 2_000, 200, RequestOutcome.Refused);
        Request(2, 4_900, 300);
        var series = Measure().OperationSeries[Orders];
        Assert.Equal([0.4, 0.2, 0, 0], series.Select(point => point.RequestsPerSecond));
        Assert.Equal([0.2, 0, 0, 0], series.Select(point => point.FailuresPerSecond));
        Assert.InRange(series[0].MedianSeconds, 0.1, 0.101);
        Assert.InRange(series[1].P99Seconds, 0.297, 0.303);
    }

    [Fact]
    public void Whatever_occupies_a_core_makes_it_busy_and_the_parts_are_told()
    {
        SampleCpu(10, capacitySeconds: 40, usefulSeconds: 10, switchingSeconds: 2, stolenSeconds: 1);
        SampleCpu(20, capacitySeconds: 80, usefulSeconds: 30, switchingSeconds: 12, stolenSeconds: 6);
        var use = Assert.Single(Window("late").Resources, one => one.Node == "shop-1");

        Assert.Equal(35.0 / 40, use.Utilisation, 9);
        Assert.Equal((20e9, 10e9, 5e9), (use.UsefulNanoseconds, use.Losses.Switching, use.Losses.Stolen));
    }

    private void SampleCpu(int at, long capacitySeconds, long usefulSeconds, long switchingSeconds, long stolenSeconds)
    {
        const long Second = 1_000_000_000;
        _sink.Observe(new ResourceSampled(At(at), 1, 0, 4, 4, 0, capacitySeconds * Second, usefulSeconds * Second * 256, 0, 0, 0, 0, 0));
        _sink.Observe(new CpuSampled(At(at), 1, 0, switchingSeconds * Second * 256, 0, stolenSeconds * Second * 256, 0));
    }

    [Fact]
    public void An_empty_window_is_refused() =>
        Assert.Throws<ArgumentException>(() => new MeasurementSink(new MeasurementPlan([new("none", At(1), At(1))], [], PriceList.Free)));

    private RunMeasurements Measure() => _sink.Measure(At(20));

    private WindowMeasurement Window(string name) => Measure().Window(name);

    private void Request(int request, int issuedMilliseconds, int latencyMilliseconds, RequestOutcome outcome = RequestOutcome.Succeeded)
    {
        var issued = Instant.Zero + Duration.FromMilliseconds(issuedMilliseconds);
        _sink.Observe(new RequestIssued(issued, 0, 0, request));
        _sink.Observe(Finished(request, issued, Duration.FromMilliseconds(latencyMilliseconds), outcome));
    }

    private static RequestFinished Finished(int request, Instant issued, Duration latency, RequestOutcome outcome) =>
        new(issued + latency, 0, 0, request, issued, outcome, outcome == RequestOutcome.Succeeded ? 2_000 : 0);

    private static ResourceSampled Sample(int second, long work, long waiting, long errors) =>
        new(At(second), 1, 0, 2, 0, 0, second * 2_000_000_000L, work, waiting, waiting, 0, 0, errors);

    private static StatementFinished Statement(int second, PlanKind plan) => new(
        At(second), 1, 0, plan, At(second) - Duration.FromMilliseconds(250), 1_000, 10, 5, 3, Duration.Zero, RequestOutcome.Succeeded);

    private static Instant At(int second) => Instant.FromSeconds(second);
}
