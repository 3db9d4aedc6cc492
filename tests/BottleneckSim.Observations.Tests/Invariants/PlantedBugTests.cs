using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Caching;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Invariants;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Queues;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Resources;

namespace BottleneckSim.Observations.Tests.Invariants;

/// <summary>For each invariant a stream that breaks it, and it alone where that is possible.</summary>
public sealed class PlantedBugTests
{
    [Fact]
    public void A_request_that_ends_twice_is_caught() =>
        Assert.Contains(Invariant.WhatEndsWasBegun, Broken(Station().Replace<RequestFinished>(fact => [fact, fact])));

    [Fact]
    public void A_request_that_was_never_issued_is_caught() =>
        Assert.Contains(Invariant.WhatEndsWasBegun, Broken(Station().Replace<RequestFinished>(fact => [fact with { Request = 99 }])));

    [Fact]
    public void A_request_that_says_it_was_issued_at_another_time_is_caught() =>
        Assert.Equal(
            [Invariant.WhatEndsWasBegun],
            Broken(Station().Replace<RequestFinished>(fact => [fact with { Issued = fact.Issued - Duration.FromNanoseconds(1) }])));

    [Fact]
    public void A_row_with_two_holders_is_caught() =>
        Assert.Equal([Invariant.RowsHaveOneHolder], Broken([Describe(0), new RowLocked(At(1), 3, 7, 1), new RowLocked(At(2), 3, 7, 2)]));

    [Fact]
    public void A_row_that_another_gives_back_is_caught() =>
        Assert.Equal([Invariant.RowsHaveOneHolder], Broken([Describe(0), new RowLocked(At(1), 3, 7, 1), new RowUnlocked(At(2), 3, 7, 2)]));

    [Fact]
    public void A_gap_in_the_ordinals_of_requests_is_caught() =>
        Assert.Contains(Invariant.OrdinalsHaveNoGaps, Broken(Station().Replace<RequestIssued>(fact => [fact with { Request = 7 }])));

    [Fact]
    public void A_gap_in_the_ordinals_of_jobs_is_caught() =>
        Assert.Contains(Invariant.OrdinalsHaveNoGaps, Broken(Station().Replace<JobArrived>(fact => [fact with { Job = 7 }])));

    [Fact]
    public void An_answer_to_a_request_that_did_not_arrive_is_caught() =>
        Assert.Equal([Invariant.WhatEndsWasBegun], Broken(Station().Replace<ServerRequestFinished>(fact => [fact, fact])));

    [Fact]
    public void A_job_that_is_lost_is_caught() =>
        Assert.Contains(Invariant.JobsAreConserved, Broken(Station().Replace<JobDeparted>(_ => [])));

    [Fact]
    public void A_job_that_leaves_twice_is_caught() =>
        Assert.Contains(Invariant.WhatEndsWasBegun, Broken(Station().Replace<JobDeparted>(fact => [fact, fact])));

    [Fact]
    public void A_job_that_got_more_work_than_time_is_caught() =>
        Assert.Contains(Invariant.UtilisationLaw, Broken(Station().Replace<JobDeparted>(fact => [fact with { WorkUnits = 1_000 }])));

    [Fact]
    public void A_job_that_got_less_work_than_was_delivered_is_caught_when_the_resource_is_empty() =>
        Assert.Equal([Invariant.UtilisationLaw], Broken(Station().Replace<JobDeparted>(fact => [fact with { WorkUnits = fact.WorkUnits - 1 }])));

    [Fact]
    public void Utilisation_above_one_is_caught()
    {
        // The middle sample alone claims more work than there was capacity, although every job present could have had it.
        var facts = Station().Replace<ResourceSampled>(
            fact => [fact with { WorkUnits = fact.WorkUnits + 8, WaitingNanoseconds = fact.WaitingNanoseconds - 8 }], skip: 1);
        Assert.Contains(Invariant.UtilisationAtMostOne, Broken(facts));
    }

    [Fact]
    public void More_servers_in_use_than_there_are_is_caught() =>
        Assert.Equal(
            [Invariant.CapacityIsKept],
            Broken(Station().Replace<ResourceSampled>(fact => [fact with { InUse = fact.InUse + 1, Waiting = fact.Waiting - 1 }], skip: 1)));

    [Fact]
    public void Capacity_that_changes_without_a_change_is_caught() =>
        Assert.Contains(
            Invariant.CapacityIsKept,
            Broken(Station().Replace<ResourceSampled>(fact => [fact with { CapacityNanoseconds = fact.CapacityNanoseconds + 1 }], skip: 1)));

    [Fact]
    public void Capacity_may_change_by_a_change()
    {
        var facts = Station().Replace<ResourceSampled>(
            fact => [fact, new ChangeApplied(fact.Time, "one more worker for an instant", ChangeOrigin.Operator)], skip: 1).Replace<ResourceSampled>(fact => [fact with { CapacityNanoseconds = fact.CapacityNanoseconds + 1 }], skip: 2);
        Assert.Empty(Broken([.. facts.Take(facts.FindLastIndex(fact => fact is ResourceSampled { CapacityNanoseconds: 31 }) + 1)]));
    }

    [Fact]
    public void A_queue_above_its_bound_is_caught_at_a_sample_and_at_an_arrival()
    {
        List<(int, int)> jobs = [(1, 100), (1, 100), (20, 100), (0, 100)];
        Assert.Empty(Broken(QueueStation.Run(1, jobs, sampleEvery: 10, waitingLimit: 3)));
        var atArrival = QueueStation.Run(1, jobs, sampleEvery: 10, waitingLimit: 2);
        Assert.Equal([Invariant.QueueBoundIsKept], Broken([.. atArrival.Take(atArrival.FindLastIndex(fact => fact is JobArrived) + 1)]));
        Assert.Equal([Invariant.QueueBoundIsKept], Broken(QueueStation.Run(1, jobs, sampleEvery: 50, waitingLimit: 2)));
    }

    [Fact]
    public void Time_that_goes_back_is_caught() =>
        Assert.Contains(
            Invariant.TimeNeverGoesBack,
            Broken([.. Station(), new WaitFinished(Instant.FromNanoseconds(1), QueueStation.Server, 0, Duration.Zero, true)]));

    [Fact]
    public void A_change_before_the_last_change_is_caught() =>
        Assert.Equal(
            [Invariant.TimeNeverGoesBack],
            Broken([Change(5), Change(5), Change(4)]));

    [Fact]
    public void A_node_that_speaks_after_it_has_left_is_caught()
    {
        var gone = Describe(10, isGone: true);
        Assert.Empty(Broken([Describe(0), gone]));
        Assert.Equal([Invariant.GoneNodesAreSilent], Broken([Describe(0), gone, new MemorySampled(Instant.FromNanoseconds(11), 3, 0, 1)]));
    }

    [Fact]
    public void A_fact_about_an_unknown_node_resource_or_operation_is_caught()
    {
        Assert.Equal([Invariant.NamesAreKnown], Broken([new MemorySampled(Instant.Zero, 9, 0, 1)]));
        Assert.Equal([Invariant.NamesAreKnown], Broken([Describe(0), new JobArrived(Instant.Zero, 3, 5, 0)]));
        Assert.Equal([Invariant.NamesAreKnown], Broken([Describe(0), new RequestIssued(Instant.Zero, 3, 5, 0)]));
        Assert.Equal(
            [Invariant.NamesAreKnown],
            Broken([Describe(0), new CallFinished(Instant.Zero, 3, 8, 0, Instant.Zero, RequestOutcome.Succeeded, 0)]));
    }

    [Fact]
    public void A_name_that_changes_its_meaning_is_caught()
    {
        Assert.Equal([Invariant.NamesKeepTheirMeaning], Broken([Describe(0), Describe(1) with { Name = "db-2" }]));
        Assert.Equal([Invariant.NamesKeepTheirMeaning], Broken([Describe(0), Describe(1) with { Operations = [] }]));
        Assert.Equal(
            [Invariant.NamesKeepTheirMeaning], Broken([Describe(0), Describe(1) with { Resources = [new("disk", ResourceKind.Disk), new("cpu", ResourceKind.Cpu, 256)] }]));
    }

    [Fact]
    public void Counts_that_fall_are_caught()
    {
        Assert.Equal([Invariant.CountsNeverFall], Broken([Describe(0), Cache(1, hits: 5), Cache(2, hits: 4)]));
        Assert.Equal([Invariant.CountsNeverFall], Broken([Describe(0), Queue(1, sent: 5), Queue(2, sent: 4)]));
        Assert.Equal(
            [Invariant.CountsNeverFall],
            Broken([Describe(0), new IndexBuildProgressed(At(1), 3, 0, 5, 9), new IndexBuildProgressed(At(2), 3, 0, 4, 9)]));
    }

    [Fact]
    public void Counts_that_disagree_are_caught()
    {
        Assert.Equal([Invariant.CountsAgree], Broken([Describe(0), Cache(1, hits: 5) with { Expirations = 9 }]));
        Assert.Equal([Invariant.CountsAgree, Invariant.MessagesAreConserved], Broken([Describe(0), Queue(1, sent: 5) with { Depth = 6 }]));
        Assert.Equal([Invariant.CountsAgree], Broken([Describe(0), Queue(1, sent: 5) with { Redelivered = 2 }]));
        Assert.Equal([Invariant.CountsAgree], Broken([Describe(0), new IndexBuildProgressed(At(1), 3, 0, 10, 9)]));
    }

    [Fact]
    public void A_message_that_is_lost_or_there_twice_is_caught()
    {
        Assert.Empty(Broken([Describe(0), Queue(1, sent: 5), Queue(2, sent: 6)]));
        Assert.Equal([Invariant.MessagesAreConserved], Broken([Describe(0), Queue(1, sent: 5) with { InFlight = 0 }]));
        Assert.Equal([Invariant.MessagesAreConserved], Broken([Describe(0), Queue(1, sent: 5) with { DeadLetters = 1 }]));
        Assert.Equal([Invariant.MessagesAreConserved], Broken([Describe(0), Queue(1, sent: 5) with { InFlight = -1, Expired = 2 }]));
    }

    [Fact]
    public void A_disk_that_is_busy_for_longer_than_it_exists_is_caught() =>
        Assert.Equal([Invariant.UtilisationAtMostOne], Broken([Describe(5), new DiskSampled(At(10), 3, 0, 1, 0, 1, 0, 6)]));

    [Fact]
    public void A_processor_whose_work_and_losses_exceed_its_capacity_is_caught()
    {
        var sample = new ResourceSampled(At(10), 3, 0, 1, 0, 0, 10, 0, 0, 0, 0, 0, 0);
        Assert.Empty(Broken([Describe(0), sample, new CpuSampled(At(10), 3, 0, 2, 3, 4, 1)]));
        Assert.Equal([Invariant.UtilisationAtMostOne], Broken([Describe(0), sample, new CpuSampled(At(10), 3, 0, 2_000, 300, 259, 2)]));
    }

    [Fact]
    public void An_end_before_its_beginning_is_caught()
    {
        Assert.Equal(
            [Invariant.CausesComeFirst], Broken([Describe(0), new CallFinished(At(4), 3, 3, 0, At(5), RequestOutcome.Succeeded, 0)]));
        Assert.Equal([Invariant.CausesComeFirst], Broken([Describe(0), new WaitFinished(At(4), 3, 0, Duration.FromNanoseconds(5), true)]));
        Assert.Equal([Invariant.CausesComeFirst], Broken([Describe(0), new JobProcessed(At(4), 3, 0, At(3), At(2), RequestOutcome.Succeeded)]));
    }

    private static List<object> Station() => QueueStation.Run(1, [(0, 10), (0, 10), (2, 10)], sampleEvery: 10);

    private static Instant At(long nanoseconds) => Instant.FromNanoseconds(nanoseconds);

    private static NodeDescribed Describe(long time, bool isGone = false) => new(
        At(time), 3, "db", "db", NodeKind.Database, [new("cpu", ResourceKind.Cpu, 256), new("disk", ResourceKind.Disk)], [new("recent", "orders", "SELECT")], isGone);

    private static ChangeApplied Change(long time) => new(At(time), "nothing", ChangeOrigin.Operator);

    private static CacheSampled Cache(long time, long hits) => new(At(time), 3, hits, 8, 0, 0, 1, 1);

    private static QueueSampled Queue(long time, long sent) => new(At(time), 3, sent, 0, 1, 0, 2, Duration.Zero) { InFlight = 1, Delayed = sent - 3 };

    private static List<Invariant> Broken(List<object> facts)
    {
        var checker = new InvariantChecker(ViolationResponse.Collect);
        checker.Tell(facts);
        return [.. checker.Violations.Select(violation => violation.Invariant).Distinct()];
    }
}
