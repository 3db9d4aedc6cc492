using System.Runtime.InteropServices;
using BottleneckSim.Validation.Services.Loads;

namespace BottleneckSim.Validation.Databases.Calibration;

/// <summary>Two threads hand a turn to each other by semaphores, with which PostgreSQL's processes wait for locks.</summary>
/// <remarks>
/// <code>
/// one    post ─► wait ········ wait ends ─► post ─► …
/// other  wait ends ─► post ─► wait ······· wait ends     a wake-up: one post, one wait, one switch
/// </code>
/// Source: PostgreSQL 15, <c>src/backend/port/posix_sema.c</c> and <c>src/backend/storage/lmgr/lwlock.c</c>. A switch between processes costs a little more than this one between threads.
/// </remarks>
internal static class WakeBenchmark
{
    private const int Turns = 2_000;
    private const int SemaphoreBytes = 64;

    /// <summary>Nanoseconds of a wake-up.</summary>
    public static double Nanoseconds()
    {
        var semaphores = Marshal.AllocHGlobal(2 * SemaphoreBytes);
        try
        {
            var (mine, other) = (semaphores, semaphores + SemaphoreBytes);
            if (Initialise(mine, 0, 0) != 0 || Initialise(other, 0, 0) != 0)
                return 0; // There are no such semaphores here: nobody is known to pay for them.
            var thread = new Thread(() => TakeTurns(other, mine)) { IsBackground = true };
            thread.Start();
            var start = LoadClock.Now();
            for (var turn = 0; turn < Turns; turn++)
            {
                _ = Post(other);
                Await(mine);
            }

            var elapsed = LoadClock.Now() - start;
            thread.Join();
            return (double)elapsed / (2 * Turns);
        }
        finally
        {
            Marshal.FreeHGlobal(semaphores);
        }
    }

    private static void TakeTurns(nint mine, nint other)
    {
        for (var turn = 0; turn < Turns; turn++)
        {
            Await(mine);
            _ = Post(other);
        }
    }

    private static void Await(nint semaphore)
    {
        while (Wait(semaphore) != 0)
        {
            // A signal has interrupted it.
        }
    }

    [DllImport("libc", EntryPoint = "sem_init")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Initialise(nint semaphore, int isShared, uint value);

    [DllImport("libc", EntryPoint = "sem_post")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Post(nint semaphore);

    [DllImport("libc", EntryPoint = "sem_wait")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Wait(nint semaphore);
}
