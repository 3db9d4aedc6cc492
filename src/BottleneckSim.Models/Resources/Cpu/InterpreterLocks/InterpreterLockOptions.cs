using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Resources.Cpu.InterpreterLocks;

/// <summary>A global interpreter lock, as CPython's: of each process one thread at a time runs interpreted code.</summary>
/// <remarks>
/// <code>
/// process 1: threads ──► [lock] ──► at most one runs `held` work   ┐
/// process 2: threads ──► [lock] ──► at most one runs `held` work   ├─► cores
/// all processes: threads that run `released` work (native code)    ┘
/// </code>
/// Threads that wait for the lock sleep; they do not stand in the run queue. With several of them the lock is handed over every switch interval, and every
/// hand-over costs. A request stays in the process that took it: the one with the fewest requests. Sources: Python documentation,
/// sys.setswitchinterval (5 ms); Beazley, Understanding the Python GIL (PyCon 2010) for what a hand-over costs where cores are many.
/// </remarks>
/// <param name="Processes">Processes of each node, among which its workers are divided: 1 to 1,024, default 1.</param>
/// <param name="SwitchInterval">How long a thread keeps the lock while others want it: 10 µs to 1 s, default 5 ms.</param>
/// <param name="HandOver">What handing it over costs: 0 to 100 ms, default 50 µs.</param>
public sealed record InterpreterLockOptions(int Processes, Duration SwitchInterval, Duration HandOver)
{
    /// <summary>The most processes of a node.</summary>
    public const int MaximumProcesses = 1_024;

    /// <summary>CPython's: one process, 5 ms.</summary>
    public static InterpreterLockOptions Python { get; } = new(1, Duration.FromMilliseconds(5), Duration.FromMicroseconds(50));
}
