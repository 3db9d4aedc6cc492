using BottleneckSim.Models.Calls.Changes;
using BottleneckSim.Models.Calls.Copies;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Locking;
using BottleneckSim.Models.Programs.Locking.Changes;
using BottleneckSim.Models.Programs.Looping.Changes;
using BottleneckSim.Models.Programs.Parallel;
using BottleneckSim.Models.Programs.Parallel.Changes;

namespace BottleneckSim.Models.Tests.Programs.Changes;

public class StepChangeTests
{
    [Fact]
    public void A_loop_made_parallel_takes_the_time_of_one_turn_and_back() => Assert.Equal(
        [2 + 50, 2 + 10, 2 + 50],
        Latencies(
            new ForEachStep(5, [Sleep(10)]) { Label = "pages" },
            new Parallelise("web", Village.Endpoint, "pages"),
            new Serialise("web", Village.Endpoint, "pages")));

    [Fact]
    public void Five_threads_take_a_fifth_of_the_time() => Assert.Equal(
        [2 + 80, 2 + 20],
        Latencies(new ForEachStep(8, [Sleep(10)]) { Label = "pages" }, new Parallelise("web", Village.Endpoint, "pages", AtMost: 4)));

    [Fact]
    public void A_good_enough_answer_does_not_wait_for_the_slowest() => Assert.Equal(
        [2 + 40, 2 + 10],
        Latencies(
            new ParallelStep([[Sleep(10)], [Sleep(10)], [Sleep(40)]]) { Label = "leaves" },
            new SetQuorum("web", Village.Endpoint, "leaves", Quorum.OfShare(0.6))));

    [Fact]
    public void What_every_turn_computed_anew_is_computed_once() => Assert.Equal(
        [2 + 60, 2 + 24],
        Latencies(
            new ForEachStep(5, [new UseCpuStep(Town.Always(9), "index"), new UseCpuStep(Town.Always(3))]) { Label = "lines" },
            new HoistOutOfLoop("web", Village.Endpoint, "lines", "index"))); // 9 + 5 × 3

    [Fact]
    public void A_lock_held_for_less_lets_more_through()
    {
        var step = new LockStep("ledger", [Sleep(2, "write"), Sleep(8, "mail")]);
        var system = Village.Of(Village.Every(5), Village.Web(step));

        Assert.InRange(Record.Of(system, 2.001).Finished.Count, 195, 200);
        Assert.InRange(Record.Of(system, 2.001, (0, new ShortenLock("web", Village.Endpoint, "ledger", "mail"))).Finished.Count, 395, 400);
    }

    [Fact]
    public void What_is_not_there_is_refused_with_a_reason()
    {
        var system = Village.Of(Village.Every(5), Village.Web(Sleep(1)));

        Assert.Contains("has no loop 'pages'", Assert.Throws<ChangeRefusedException>(() => new Parallelise("web", Village.Endpoint, "pages").Apply(system)).Message, StringComparison.Ordinal);
        Assert.Contains("send no copies", Assert.Throws<ChangeRefusedException>(() => new HedgeCalls("users", "web", new HedgeOptions(default)).Apply(system)).Message, StringComparison.Ordinal);
        Assert.Contains("does not call 'db'", Assert.Throws<ChangeRefusedException>(() => new SetRetries("web", "db", null).Apply(system)).Message, StringComparison.Ordinal);
        Assert.Contains("lock 'ledger'", Assert.Throws<ChangeRefusedException>(() => new ShortenLock("web", Village.Endpoint, "ledger", "x").Apply(system)).Message, StringComparison.Ordinal);
    }

    /// <summary>The latency before the changes and after each of them, one second apart.</summary>
    private static IEnumerable<double> Latencies(Step step, params Change[] changes)
    {
        var record = Record.Of(Village.Of(Village.Every(200), Village.Web(step)), changes.Length + 1, [.. changes.Select((change, index) => (index + 1.0, change))]);
        return Enumerable.Range(0, changes.Length + 1)
            .Select(second => record.Finished.First(fact => fact.Issued.Milliseconds() > (1_000 * second) + 100).Latency.Milliseconds());
    }

    private static SleepStep Sleep(double milliseconds, string label = "outside") => new(Town.Always(milliseconds), label);
}
