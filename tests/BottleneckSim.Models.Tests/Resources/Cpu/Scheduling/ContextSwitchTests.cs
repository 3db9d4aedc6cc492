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
        // Eight threads on a core: slices of 750 µs and 250 µs a switch, so three quarters of the core are left.
        var bench = new CpuBench(new CpuOptions(1) { ContextSwitch = Costly });
        for (var tag = 1; tag <= 8; tag++)
        {
            bench.Start(0, 3_000, tag);
        }

        bench.Sample(8_000).Run();
        Assert.All(bench.Done, done => Assert.InRange(done.Nanoseconds, 32_000, 32_001));
        Assert.Equal(2_000 * 256, bench.Losses.SwitchingUnits);
        Assert.Equal(6_000 * 256, bench.Books.WorkUnits);
    }

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
