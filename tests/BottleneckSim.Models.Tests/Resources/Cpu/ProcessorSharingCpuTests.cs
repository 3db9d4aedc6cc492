namespace BottleneckSim.Models.Tests.Resources.Cpu;

public class ProcessorSharingCpuTests
{
    [Fact]
    public void Work_that_is_alone_takes_its_own_time() => Assert.Equal("1@17", new CpuBench(cores: 4).Start(7, 10, tag: 1).Run());

    [Fact]
    public void Two_on_one_core_advance_at_half_speed() => // 4 alone, then 12 for the other 6; the rest of the second alone
        Assert.Equal("1@16 2@20", new CpuBench(cores: 1).Start(0, 10, 1).Start(4, 10, 2).Run());

    [Fact]
    public void A_short_one_overtakes_a_long_one() => Assert.Equal("2@14 1@22", new CpuBench(1).Start(0, 20, 1).Start(10, 2, 2).Run());

    [Fact]
    public void Three_on_two_cores_get_two_thirds_each_and_equals_end_in_order_of_age() =>
        Assert.Equal("3@9 1@9 2@9", new CpuBench(2).Start(0, 6, 3).Start(0, 6, 1).Start(0, 6, 2).Run());

    [Fact]
    public void Competing_threads_take_their_share() => Assert.Equal("1@20", new CpuBench(cores: 1, competing: 1).Start(0, 10, 1).Run());

    [Fact]
    public void Competing_threads_do_no_harm_while_cores_are_free() => Assert.Equal("1@10", new CpuBench(cores: 2, competing: 1).Start(0, 10, 1).Run());

    [Fact]
    public void Work_in_progress_goes_on_at_the_new_rate_when_cores_change() =>
        Assert.Equal("1@15 2@15", new CpuBench(1).Start(0, 10, 1).Start(0, 10, 2).Configure(10, cores: 2).Run());

    [Fact]
    public void Work_in_progress_slows_while_another_process_burns() => // 10 alone, 20 at half speed, 10 alone
        Assert.Equal("1@40", new CpuBench(1).Start(0, 30, 1).Configure(10, 1, competing: 1).Configure(30, 1).Run());

    [Fact]
    public void Fewer_cores_slow_what_is_running() => // 3 on 3 cores until 4, then 6 more each at a third
        Assert.Equal("1@22 2@22 3@22", new CpuBench(3).Start(0, 10, 1).Start(0, 10, 2).Start(0, 10, 3).Configure(4, cores: 1).Run());

    /// <summary>Found by random systems: a power law without a mean, drawn on a core with competitors, overflowed.</summary>
    [Fact]
    public void Work_that_would_take_centuries_does_not_end_and_holds_nobody_up() =>
        Assert.Equal("2@70", new CpuBench(1, competing: 5).Start(0, Kernel.Distributions.Distribution.LongestDuration.Nanoseconds, 1).Start(0, 10, 2).Run());

    [Fact]
    public void Work_without_length_is_done_at_once() => Assert.Equal("1@5 2@10", new CpuBench(1).Start(5, 0, 1).Start(0, 10, 2).Run());

    [Fact]
    public void Shares_that_do_not_divide_cost_at_most_a_nanosecond() // 7 × 10 is 70; the sevenths of the look at 10 are rounded down.
    {
        var bench = new CpuBench(1);
        for (var tag = 1; tag <= 7; tag++)
        {
            bench.Start(0, 10, tag);
        }

        bench.Run();
        Assert.Equal([1L, 2, 3, 4, 5, 6, 7], bench.Done.Select(done => done.Tag));
        Assert.All(bench.Done, done => Assert.InRange(done.Nanoseconds, 70, 71));
    }

    [Fact]
    public void What_is_started_by_a_completion_runs_from_then_on()
    {
        var bench = new CpuBench(1);
        bench.WhenDone = tag =>
        {
            if (tag < 3)
            {
                bench.StartNow(10, tag + 1);
            }
        };
        Assert.Equal("1@10 2@20 3@30", bench.Start(0, 10, 1).Run());
    }

    [Fact]
    public void A_long_wait_is_one_event_not_many()
    {
        var bench = new CpuBench(1).Start(0, 1_000_000_000_000, 1).Start(0, 1_000_000_000_000, 2);
        Assert.Equal("1@2000000000000 2@2000000000000", bench.Run());
        Assert.InRange(bench.Laboratory.EventCount, 3, 6);
    }
}
