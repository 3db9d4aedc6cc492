using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Allocating;
using BottleneckSim.Models.Programs.Parallel;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Models.Resources.Memory;
using BottleneckSim.Models.Resources.Memory.Changes;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Resources.Memory;

public class MemoryTests
{
    private const long Mebibyte = 1L << 20;

    private static readonly CollectorOptions Collector = new(10 * Mebibyte, Duration.FromMilliseconds(1), 1_000 * Mebibyte, 2);

    [Fact]
    public void Without_a_collector_resident_is_the_base_the_leak_and_what_requests_hold()
    {
        var memory = new ProcessMemory();
        memory.Configure(new MemoryOptions(1_000) { BaseBytes = 100, LeakBytesPerRequest = 7 });
        memory.Allocate(50);
        memory.Allocate(20);
        Assert.Equal(170, memory.Resident);
        memory.Free(50);
        memory.Leak();
        Assert.Equal(127, memory.Resident);
        memory.Clear();
        Assert.Equal(100, memory.Resident);
    }

    [Fact]
    public void A_full_young_generation_is_collected_and_the_pause_grows_with_what_survives()
    {
        var memory = new ProcessMemory();
        memory.Configure(new MemoryOptions(1_000 * Mebibyte) { BaseBytes = 20 * Mebibyte, Collector = Collector });
        memory.Allocate(9 * Mebibyte);
        Assert.False(memory.TryCollect(out _));
        memory.Free(6 * Mebibyte);
        Assert.Equal(29 * Mebibyte, memory.Resident); // garbage stays until it is collected
        memory.Allocate(Mebibyte);
        Assert.True(memory.TryCollect(out var pause));
        Assert.Equal(Duration.FromMilliseconds(1 + 4), pause); // 4 MiB survive at 1 MiB a millisecond
        Assert.Equal(24 * Mebibyte, memory.Resident);
    }

    [Fact]
    public void The_old_generation_is_collected_when_it_has_doubled_and_the_pause_is_that_of_the_live_set()
    {
        var memory = new ProcessMemory();
        memory.Configure(new MemoryOptions(1_000 * Mebibyte) { BaseBytes = 20 * Mebibyte, Collector = Collector });
        for (var turn = 0; turn < 2; turn++)
        {
            memory.Allocate(10 * Mebibyte);
            memory.TryCollect(out _);
            memory.Free(10 * Mebibyte); // Promoted, then garbage: 30, then 40 MiB.
        }

        memory.Allocate(10 * Mebibyte);
        Assert.Equal(1, memory.MajorCollections);
        Assert.Equal(30 * Mebibyte, memory.Resident - (10 * Mebibyte));
    }

    [Fact]
    public void A_collection_stops_all_that_computes()
    {
        // Every tenth request of 1 MiB fills the young generation: 1 ms and 1 MiB that it holds itself make a pause of 2 ms.
        var record = Record.Of(System(new MemoryOptions(1_000 * Mebibyte) { BaseBytes = 500 * Mebibyte, Collector = Collector }), 0.35);
        var latencies = record.Finished.Select(fact => fact.Latency.Milliseconds()).ToList();
        Assert.Equal(9, latencies.IndexOf(5));
        Assert.Equal(29, latencies.LastIndexOf(5));
        Assert.All(latencies.Where(latency => latency != 5), latency => Assert.Equal(3, latency));
    }

    [Fact]
    public void A_leak_ends_in_a_kill_and_the_process_comes_back_empty_after_a_while()
    {
        // 100 requests a second leak 1 MiB each: 50 MiB beyond the base last half a second.
        var memory = new MemoryOptions(150 * Mebibyte) { BaseBytes = 100 * Mebibyte, LeakBytesPerRequest = Mebibyte, RestartDelay = Duration.FromMilliseconds(100) };
        var record = Record.Of(System(memory), 1.3);
        var refused = record.Finished.Where(fact => fact.Outcome == RequestOutcome.Refused).ToList();

        Assert.InRange(refused[0].Time.Milliseconds(), 490, 530);
        Assert.InRange(record.Finished.Count(fact => fact.Outcome == RequestOutcome.Refused && fact.Time.Milliseconds() < 1_000), 9, 11);
        Assert.Contains(record.Finished, fact => fact.Outcome == RequestOutcome.Succeeded && fact.Time.Milliseconds() > 700);
        Assert.True(refused[^1].Time.Milliseconds() > 1_090); // and again
    }

    [Fact]
    public void A_mended_leak_needs_a_restart_to_give_the_memory_back()
    {
        var memory = new MemoryOptions(150 * Mebibyte) { BaseBytes = 100 * Mebibyte, LeakBytesPerRequest = Mebibyte, RestartDelay = Duration.FromMilliseconds(50) };
        var record = Record.Of(System(memory), 1.5, (0.3, new FixLeak("web")), (0.8005, new Restart("web")));
        var refused = record.Finished.Where(fact => fact.Outcome == RequestOutcome.Refused).Select(fact => fact.Time.Milliseconds()).ToList();
        Assert.All(refused, time => Assert.InRange(time, 800, 860));
        Assert.InRange(refused.Count, 4, 6);
    }

    [Fact]
    public void A_kill_fails_those_in_progress_once_each()
    {
        var system = System(new MemoryOptions(150 * Mebibyte) { BaseBytes = 100 * Mebibyte }, new SleepStep(Town.Always(95)));
        var record = Record.Of(system, 1, (0.5005, new Restart("web")));
        Assert.Equal(9, record.Finished.Count(fact => fact.Outcome == RequestOutcome.Failed));
        Assert.Equal(record.Finished.Count, record.Finished.Select(fact => fact.Request).Distinct().Count());
    }

    [Fact]
    public void What_computes_beyond_the_end_of_its_process_takes_nothing_from_the_next_one()
    {
        // Restarted in the middle of 1 ms of work: what is killed must not give back its memory to the new process, which would refuse it.
        var memory = new MemoryOptions(101 * Mebibyte) { BaseBytes = 100 * Mebibyte, RestartDelay = Duration.Zero };
        var record = Record.Of(System(memory), 1, (0.5015, new Restart("web")));
        Assert.Equal(1, record.Finished.Count(fact => fact.Outcome == RequestOutcome.Failed));
        Assert.DoesNotContain(record.Finished, fact => fact.Outcome == RequestOutcome.Refused);
    }

    [Fact]
    public void Branches_of_a_request_leak_no_more_than_it_does()
    {
        var memory = new MemoryOptions(150 * Mebibyte) { BaseBytes = 100 * Mebibyte, LeakBytesPerRequest = Mebibyte };
        Step branch = new SleepStep(Town.Always(1));
        var record = Record.Of(System(memory, new ParallelStep([[branch], [branch], [branch]])), 0.45);
        Assert.All(record.Finished, fact => Assert.Equal(RequestOutcome.Succeeded, fact.Outcome));
    }

    [Fact]
    public void Who_waits_for_the_swap_disk_when_the_process_is_killed_fails()
    {
        // 1,000 of 2,000 pages take some 150 ms of one channel.
        var memory = new MemoryOptions(50 * Mebibyte) { BaseBytes = 100 * Mebibyte, TouchedPages = 2_000, Swap = new SwapOptions(100 * Mebibyte, DiskOptions.SolidState) };
        var record = Record.Of(System(memory), 1, (0.2005, new Restart("web")));
        Assert.Contains(record.Finished, fact => fact.Outcome == RequestOutcome.Failed);
        Assert.Equal(record.Finished.Count, record.Finished.Select(fact => fact.Request).Distinct().Count());
    }

    [Fact]
    public void What_does_not_fit_is_fetched_from_the_swap_disk_page_by_page()
    {
        // Half of what is resident is swapped out: 5 of 10 pages, each read and written in 117 µs and 4,096 bytes at 125 MB/s.
        var memory = new MemoryOptions(50 * Mebibyte) { BaseBytes = 100 * Mebibyte, TouchedPages = 10, Swap = new SwapOptions(100 * Mebibyte, DiskOptions.SolidState) };
        var record = Record.Of(System(memory), 0.5);
        Assert.All(record.Finished, fact => Assert.Equal(3 + (10 * (0.117 + 0.032768)), fact.Latency.Milliseconds(), 1e-5));
        var mended = Record.Of(System(memory), 1, (0.5, new SetMemory("web", 150 * Mebibyte)));
        Assert.Equal(3, mended.Finished[^1].Latency.Milliseconds());
    }

    /// <summary>A request every 10 ms takes 1 MiB and computes 1 ms.</summary>
    private static SystemDescription System(MemoryOptions memory, params Step[] further) => Village.Of(
        Village.Every(10), Village.Web([new AllocateStep(memory.Collector is null ? 1 : Mebibyte), new UseCpuStep(Town.Always(1)), .. further]) with { Memory = memory });
}
