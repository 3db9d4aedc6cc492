using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.EventLoops;
using BottleneckSim.Models.Resources.EventLoops.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Tests.Resources.EventLoops;

public class EventLoopTests
{
    [Fact]
    public void A_loop_runs_one_piece_at_a_time_to_its_end_however_many_cores_there_are()
    {
        // Requests 2 ms apart compute 5 ms: a thread each would be done at once.
        var record = Record.Of(System(new EventLoopOptions()), 0.5);
        Assert.Equal([7, 10, 13, 16], record.Finished.Take(4).Select(fact => fact.Latency.Milliseconds()));
        Assert.All(Record.Of(System(null), 0.5).Finished, fact => Assert.Equal(7, fact.Latency.Milliseconds()));
    }

    [Fact]
    public void Requests_are_spread_over_several_loops() // a piece every 6 ms on each of three
        => Assert.All(Record.Of(System(new EventLoopOptions(3)), 0.5).Finished, fact => Assert.Equal(7, fact.Latency.Milliseconds()));

    [Fact]
    public void Steps_that_are_off_loaded_leave_the_loop_free()
    {
        var record = Record.Of(System(new EventLoopOptions()), 2, (1, new SetEventLoop("web", new EventLoopOptions(1, "work", 3))));
        Assert.True(record.Finished.Last(fact => fact.Time.Milliseconds() < 1_000).Latency.Milliseconds() > 100);
        Assert.All(record.Finished.Where(fact => fact.Issued.Milliseconds() > 1_000), fact => Assert.Equal(7, fact.Latency.Milliseconds()));
    }

    [Fact]
    public void Taking_the_loop_away_and_back_loses_nobody()
    {
        var record = Record.Of(System(new EventLoopOptions()), 3, (0.5, new SetEventLoop("web", null)), (0.7, new SetEventLoop("web", new EventLoopOptions(2))));
        Assert.Equal(record.Issued.Count(fact => fact.Time.Milliseconds() < 1_500), record.Finished.Count(fact => fact.Issued.Milliseconds() < 1_500));
    }

    [Fact]
    public void A_loop_is_an_M_G_1_queue()
    {
        // M/D/1 at load 0.7: 1 + 0.7 ÷ (2 · 0.3) service times (Pollaczek and Khinchine), where processor sharing would give 1 ÷ 0.3.
        var web = SmallSystems.Web(4, 100_000, SmallSystems.Constant(1_000_000)) with { EventLoop = new EventLoopOptions() };
        var record = Record.Of(SmallSystems.OneTier(SmallSystems.Poisson(700), web), 60);
        Assert.Equal(1 + (0.7 / 0.6), record.Finished.Average(fact => fact.Latency.Milliseconds()), 0.1);
    }

    private static SystemDescription System(EventLoopOptions? loop) => Village.Of(Village.Every(2), Village.Web(new UseCpuStep(Town.Always(5))) with { EventLoop = loop });
}
