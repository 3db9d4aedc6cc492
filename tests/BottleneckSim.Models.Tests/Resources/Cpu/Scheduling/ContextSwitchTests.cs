using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Cpu.Scheduling;

namespace BottleneckSim.Models.Tests.Resources.Cpu.Scheduling;

public class ContextSwitchTests
{
    /// <summary>On one core: slices of 3 ms for two threads and never below 0.75 ms; a switch costs 0.25 ms, more with others in the cache.</summary>
    private static readonly ContextSwitchOptions Costly = ContextSwitchOptions.Linux with
    {
        DirectCost = Duration.FromMicroseconds(250),
        CacheRefill = Duration.Zero,
    };

    [Theory]
    [InlineData(1, 2, 3_000)] // 6 ms ÷ 2
    [InlineData(1, 8, 750)]
    [InlineData(1, 100, 750)] // never shorter
    [InlineData(2, 4, 6_000)] // both times 1 + log₂ 2
    [InlineData(8, 16, 12_000)] // times 4
    [InlineData(64, 128, 12_000)] // no more than for 8
    public void A_slice_is_the_scheduling_latency_shared_out_but_not_below_the_granularity(int cores, int runnable, int microseconds) =>
        Assert.Equal(Duration.FromMicroseconds(microseconds), ContextSwitchOptions.Linux.Slice(cores, runnable));

    [Theory]
    [InlineData(2, 28_800)] // one other of eight: 3.8 µs + 200 ÷ 8
    [InlineData(5, 103_800)]
    [InlineData(9, 203_800)]
    [InlineData(200, 203_800)] // all of it is gone anyway
    public void A_switch_costs_more_the_more_threads_have_been_in_the_cache(int runnable, int nanoseconds) =>
        Assert.Equal(Duration.FromNanoseconds(nanoseconds), ContextSwitchOptions.Linux.Cost(1, runnable));

    [Fact]
    public void Nothing_is_lost_while_there_are_cores_for_all()
    {
        var bench = new CpuBench(new CpuOptions(2) { ContextSwitch = Costly }).Start(0, 1_000, 1).Start(0, 1_000, 2).Sample(5_000);
        Assert.Equal("1@1000 2@1000", bench.Run());
        Assert.Equal(0, bench.Losses.SwitchingUnits);
    }

    [Fact]
    public void Threads_that_take_turns_lose_the_switches_and_the_books_say_so()
    {
        // Eight threads on a core: slices of 750 µs and 250 µs a switch, so three quarters of the core are left. The first was not woken on a busy core.
        var bench = new CpuBench(new CpuOptions(1) { ContextSwitch = Costly }).Start(0, 3_250_000, 1);
        for (var tag = 2; tag <= 8; tag++)
        {
            bench.Start(0, 3_000_000, tag);
        }

        bench.Sample(8_000_000).Run();
        Assert.All(bench.Done, done => Assert.InRange(done.Nanoseconds, 8 * 3_250_000 * 4L / 3, (8 * 3_250_000 * 4L / 3) + 2));
        Assert.Equal(2_000_000 * 256L, bench.Losses.SwitchingUnits);
        Assert.Equal(6_000_000 * 256L, bench.Books.WorkUnits);
    }

    [Fact]
    public void A_thread_woken_while_all_cores_are_busy_pays_a_switch_however_short_its_work()
    {
        var bench = new CpuBench(new CpuOptions(2) { ContextSwitch = Switches(cost: 1_000) })
            .Start(0, 10_000, 1).Start(0, 10_000, 2) // a core each
            .Start(2_000, 1, 3); // 1 ns of work and 1,000 ns of switch, on two thirds of a core

        Assert.Equal("3@3502 1@10501 2@10501", bench.Run());
    }

    [Fact]
    public void A_thread_that_goes_on_with_its_next_piece_of_work_was_not_woken()
    {
        var bench = new CpuBench(new CpuOptions(1) { ContextSwitch = Switches(cost: 1_000) }).Start(0, 5_000, 1).Start(0, 6_000, 2); // 2 pays: 7,000
        bench.WhenDone = tag =>
        {
            if (tag == 1)
                bench.StartNow(1_000, 3); // 2 has 2,000 left
        };

        Assert.Equal("1@10001 3@12002 2@13002", bench.Run()); // Turns of a second lose a millionth, rounded up.
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    [InlineData(6, 4)]
    [InlineData(18, 16)]
    [InlineData(40, 16)]
    public void What_a_woken_thread_fetches_again_grows_with_the_others_until_they_fill_the_cache(int threads, int sixteenths)
    {
        const int Work = 1_000;
        var refill = Duration.FromNanoseconds(16 * 100);
        var bench = new CpuBench(new CpuOptions(2) { ContextSwitch = Switches(cost: 0) with { CacheRefill = refill, ThreadsThatFillCache = 8 } });
        for (var tag = 1; tag < threads; tag++)
            bench.Start(0, 1_000_000_000, tag);
        bench.Start(1, Work, threads).Run();

        // Its part of the cores is 2 in so many, less nothing: slices of a second lose nothing to turns.
        Assert.Equal((Work + (sixteenths * 100)) * Math.Max(2, threads) / 2.0, bench.Done[0].Nanoseconds - 1, tolerance: 1);
    }

    /// <summary>Slices so long that turns lose next to nothing: what is left is what waking costs.</summary>
    private static ContextSwitchOptions Switches(int cost) => new(Duration.FromNanoseconds(cost), Duration.Zero, Duration.FromSeconds(1), Duration.FromSeconds(1));

    [Fact]
    public void Throughput_falls_as_threads_are_added_beyond_the_cores_and_then_levels_off()
    {
        var options = new CpuOptions(4) { ContextSwitch = ContextSwitchOptions.Linux with { CacheRefill = Duration.FromMilliseconds(1) } };
        var rates = new[] { 4, 8, 16, 36, 72 }.Select(threads => Rate(options, threads)).ToList();

        Assert.Equal(4, rates[0], 1e-3);
        Assert.All(rates.Zip(rates.Skip(1)).Take(3), pair => Assert.True(pair.Second < pair.First));
        Assert.Equal(rates[3], rates[4], 1e-3);
        Assert.Equal(4 * 2_250.0 / (2_250 + 1_003.8), rates[4], 1e-2); // granularity 0.75 ms × 3
    }

    [Theory]
    [InlineData(0, 20)] // half of the core
    [InlineData(10, 11.074)] // 110 against 1,024
    [InlineData(-10, 103.219)] // 9,548 against 1,024: the other hardly leaves anything
    public void Renicing_the_other_process_shifts_the_shares_by_the_weights(int nice, double expected)
    {
        var bench = new CpuBench(new CpuOptions(1, CompetingThreads: 1) { CompetingNice = nice }).Start(0, 10_000, 1);
        bench.Run();
        Assert.Equal(expected * 1_000, bench.Done[0].Nanoseconds, tolerance: 10 * expected);
    }

    [Theory]
    [InlineData(1_024, 1_024, 30, 0, 20)] // half, however many the others are
    [InlineData(1_024, 1_024, 30, 19, 20)] // and however light
    [InlineData(3_072, 1_024, 30, 0, 13.333)]
    [InlineData(1_024, 1_024, 0, 0, 10)] // what the other group leaves is ours
    public void Groups_share_the_cores_before_their_threads_do(int own, int other, int threads, int nice, double expected)
    {
        var options = new CpuOptions(1, threads) { Groups = new SchedulerGroups(own, other), CompetingNice = nice };
        var bench = new CpuBench(options).Start(0, 10_000, 1);
        bench.Run();
        Assert.Equal(expected * 1_000, bench.Done[0].Nanoseconds, tolerance: 2);
    }

    [Fact]
    public void A_group_that_wants_less_than_its_share_leaves_the_rest_to_the_other() // two own threads want 2 of 4 cores; three competing get 2
    {
        var options = new CpuOptions(4, CompetingThreads: 3) { Groups = new SchedulerGroups(1_024, 1_024) };
        var bench = new CpuBench(options).Start(0, 9_000, 1).Start(0, 9_000, 2).Sample(6_000);
        Assert.Equal("1@9000 2@9000", bench.Run());
        Assert.Equal(4 * 6_000 * 256, bench.Books.WorkUnits, tolerance: 3);
    }

    private static double Rate(CpuOptions options, int threads)
    {
        var bench = new CpuBench(options);
        for (var tag = 1; tag <= threads; tag++)
        {
            bench.Start(0, 1_000_000, tag);
        }

        bench.Sample(100_000).Run();
        return bench.Books.WorkUnits / 256.0 / 100_000;
    }
}
