using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Cpu.Changes;
using BottleneckSim.Models.Resources.Cpu.InterpreterLocks;

namespace BottleneckSim.Models.Tests.Resources.Cpu.InterpreterLocks;

public class InterpreterLockTests
{
    private static readonly InterpreterLockOptions Free = InterpreterLockOptions.Python with { HandOver = Duration.Zero };

    [Fact]
    public void Threads_of_one_process_take_turns_however_many_cores_there_are() =>
        Assert.Equal("1@20 2@20", new CpuBench(With(4, Free)).StartHeld(0, 10, 1, 0).StartHeld(0, 10, 2, 0).Run());

    [Fact]
    public void Processes_run_side_by_side() =>
        Assert.Equal("1@10 2@10", new CpuBench(With(4, Free with { Processes = 2 })).StartHeld(0, 10, 1, 0).StartHeld(0, 10, 2, 1).Run());

    [Fact]
    public void Work_that_releases_the_lock_runs_beside_it() =>
        Assert.Equal("2@10 1@10", new CpuBench(With(2, Free)).StartHeld(0, 10, 1, 0).Start(0, 10, 2).Run());

    [Fact]
    public void Threads_that_wait_for_the_lock_do_not_stand_in_the_run_queue() // two of one process get half of the core, not two thirds
    {
        var bench = new CpuBench(With(1, Free)).Start(0, 30_000, 1).StartHeld(0, 10_000, 2, 0).StartHeld(0, 10_000, 3, 0);
        bench.Run();
        Assert.Equal([2L, 3, 1], bench.Done.Select(done => done.Tag));
        Assert.Equal(40_000, bench.Done[0].Nanoseconds, tolerance: 2);
        Assert.Equal(50_000, bench.Done[2].Nanoseconds, tolerance: 2);
    }

    [Fact]
    public void Handing_the_lock_over_costs_while_several_want_it() // 5 ms of every 6
    {
        var bench = new CpuBench(With(2, Free with { HandOver = Duration.FromMilliseconds(1) })).StartHeld(0, 30_000, 1, 0).StartHeld(0, 30_000, 2, 0).Sample(60_000);
        bench.Run();
        Assert.Equal(72_000, bench.Done[1].Nanoseconds, tolerance: 2);
        Assert.Equal(10_000 * 256, bench.Losses.SwitchingUnits, tolerance: 256);
    }

    [Fact]
    public void Work_in_hand_keeps_its_turns_when_the_lock_is_abolished() =>
        Assert.Equal("3@15 1@20 2@20", new CpuBench(With(4, Free)).StartHeld(0, 10, 1, 0).StartHeld(0, 10, 2, 0).Configure(5, cores: 4).Start(5, 10, 3).Run());

    [Fact]
    public void The_process_with_the_fewest_requests_takes_the_next()
    {
        var processes = new InterpreterProcesses();
        Assert.Equal(-1, processes.Enter());
        processes.Configure(3);
        Assert.Equal([0, 1, 2, 0], new[] { processes.Enter(), processes.Enter(), processes.Enter(), processes.Enter() });
        processes.Leave(1);
        Assert.Equal(1, processes.Enter());
        processes.Configure(1);
        Assert.Equal(0, processes.Enter());
    }

    [Fact]
    public void More_processes_serve_what_more_threads_cannot()
    {
        // 150 requests a second of 10 ms: one and a half cores of four.
        var web = Village.Web(new UseCpuStep(Town.Always(10))) with { Cpu = With(4, InterpreterLockOptions.Python) };
        var system = Village.Of(Village.Every(1_000.0 / 150), web);
        var before = Record.Of(system, 4);
        var mended = Record.Of(system, 4, (1, new SetProcesses("web", 4)));
        var threads = Record.Of(system, 4, (1, new BottleneckSim.Models.Programs.Changes.SetWorkers("web", 400)));

        Assert.InRange(before.Finished.Count, 300, 400); // at most 100 a second, less what hand-overs cost
        Assert.True(mended.Finished.Count > 590);
        Assert.Equal(12, mended.Finished[^1].Latency.Milliseconds(), 1e-6); // 10 ms and two hops
        Assert.True(threads.Finished.Count < 400);
    }

    private static CpuOptions With(int cores, InterpreterLockOptions interpreter) => new(cores) { InterpreterLock = interpreter };
}
