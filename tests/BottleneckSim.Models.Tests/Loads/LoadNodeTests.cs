using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Loads.Changes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Loads;

public class LoadNodeTests
{
    private const double AnswerMilliseconds = 7; // 5 of work and a link each way

    [Fact]
    public void A_user_waits_after_the_answer_as_Locusts_do()
    {
        var record = Record.Of(System(Users(1, waitMilliseconds: 13)), seconds: 2);

        Assert.Equal(Enumerable.Range(0, 100).Select(index => index * 20.0), record.Issued.Select(issued => issued.Time.Milliseconds()));
    }

    [Fact]
    public void Every_request_of_a_user_asks_for_work_of_its_own()
    {
        var record = Record.Of(Village.Of(Users(3, waitMilliseconds: 10), Village.Web(new SleepStep(Town.Exponential(20)))), seconds: 5);
        var latencies = record.Finished.Select(fact => fact.Latency.Nanoseconds).ToList();

        Assert.True(latencies.Count > 300);
        Assert.Equal(latencies.Count, latencies.Distinct().Count());
    }

    [Fact]
    public void Users_come_at_the_spawn_rate()
    {
        var record = Record.Of(System(Users(10, waitMilliseconds: 1_000_000) with { SpawnPerSecond = 4 }), seconds: 5);

        Assert.Equal(Enumerable.Range(0, 10).Select(user => user * 250.0), record.Issued.Select(issued => issued.Time.Milliseconds()));
    }

    [Fact]
    public void No_user_has_two_requests_at_once()
    {
        var record = Record.Of(System(Users(25, waitMilliseconds: 3)), seconds: 3, (1, new SetUsers("users", 5)), (2, new SetUsers("users", 40)));
        var changes = record.Issued.Select(issued => (issued.Time, Step: 1)).Concat(record.Finished.Select(finished => (finished.Time, Step: -1)));
        var inFlight = 0;
        foreach (var (time, step) in changes.OrderBy(one => one.Time).ThenBy(one => one.Step))
        {
            inFlight += step;
            Assert.True(inFlight <= (time.Milliseconds() is > 1_007 and < 2_000 ? 5 : 40), $"{inFlight} in flight at {time}");
        }
    }

    [Fact]
    public void Users_who_leave_still_get_the_answer_they_wait_for_and_come_back_as_themselves()
    {
        var record = Record.Of(System(Users(10, waitMilliseconds: 93)), seconds: 3, (1.003, new SetUsers("users", 4)), (2.003, new SetUsers("users", 10)));

        Assert.Equal(record.Issued.Count, record.Finished.Count(fact => fact.Outcome == RequestOutcome.Succeeded) + InFlight(record));
        Assert.Equal(10, IssuedBetween(record, 1_000, 1_001)); // They issued at 1,000 ms, before the change.
        Assert.Equal(4, IssuedBetween(record, 1_100, 1_101));
        Assert.Equal(4, IssuedBetween(record, 2_000, 2_001));
        Assert.Equal(10, IssuedBetween(record, 2_003, 2_103));
    }

    [Fact]
    public void Open_arrivals_come_at_their_rate_whether_or_not_answers_do()
    {
        var record = Record.Of(System(Village.Every(2, timeoutMilliseconds: 1)), seconds: 2, (1, new SetArrivals("users", 100)));

        Assert.InRange(IssuedBetween(record, 0, 1_000), 499, 500);
        Assert.InRange(IssuedBetween(record, 1_000, 2_000), 99, 101);
        Assert.All(record.Finished, fact => Assert.Equal((RequestOutcome.TimedOut, 1.0), (fact.Outcome, fact.Latency.Milliseconds())));
    }

    [Fact]
    public void Poisson_arrivals_have_as_much_variance_as_mean()
    {
        var record = Record.Of(System(Village.Every(1) with { Process = ArrivalProcess.Poisson }), seconds: 100);
        var counts = record.Issued.CountBy(issued => issued.Time.Nanoseconds / 100_000_000).Select(one => (double)one.Value).ToList();
        var mean = counts.Average();
        var dispersion = counts.Sum(count => (count - mean) * (count - mean)) / mean / (counts.Count - 1);

        Assert.InRange(mean, 98.5, 101.5); // 1,000 windows of 100: a standard error of 0.32
        Assert.InRange(dispersion, 0.8, 1.2); // a standard error of 0.045
    }

    [Fact]
    public void Tasks_are_chosen_by_weight()
    {
        var web = Village.Web() with
        {
            Endpoints = Town.Named(endpoint => endpoint.Name, new EndpointOptions("GET /a", []), new EndpointOptions("GET /b", [])),
        };
        var load = Village.Every(1) with { Tasks = Town.Tasks(("GET /a", 1), ("GET /b", 3)) };
        var record = Record.Of(Village.Of(load, web), seconds: 20);

        Assert.InRange(record.Issued.Count(issued => issued.Operation == 0) / (double)record.Issued.Count, 0.235, 0.265); // a standard error of 0.003
    }

    [Fact]
    public void Time_from_issue_to_answer_is_the_work_and_the_way() =>
        Assert.All(Record.Of(System(Users(1, 13)), seconds: 1).Finished, fact => Assert.Equal(AnswerMilliseconds, fact.Latency.Milliseconds()));

    private static ClosedLoadOptions Users(int count, double waitMilliseconds) => new()
    {
        Name = "users",
        To = "web",
        Tasks = Town.Tasks((Village.Endpoint, 1)),
        Users = count,
        WaitNanoseconds = SmallSystems.Constant((long)(waitMilliseconds * 1e6)),
    };

    private static SystemDescription System(LoadOptions load) =>
        Village.Of(load, Village.Web(new SleepStep(Town.Always(5))));

    private static int IssuedBetween(Record record, double from, double to) =>
        record.Issued.Count(issued => issued.Time.Milliseconds() >= from && issued.Time.Milliseconds() < to);

    private static int InFlight(Record record) => record.Issued.Select(issued => issued.Request).Except(record.Finished.Select(fact => fact.Request)).Count();
}
