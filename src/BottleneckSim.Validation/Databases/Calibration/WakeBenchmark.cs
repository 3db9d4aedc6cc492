using System.Runtime.InteropServices;
using BottleneckSim.Validation.Services.Loads;

namespace BottleneckSim.Validation.Databases.Calibration;

/// <summary>Threads wake others by semaphores, with which PostgreSQL's processes wait for locks, several at once and on busy cores, as the end of a flush does.</summary>
/// <remarks>
/// <code>
/// hub    works ─► posts all ─► wait ···················· wait ends ─► works ─► …
/// others wait ends ─► each works ─► wait;  the last posts the hub ─►┘          as many such groups as cores: no core is idle
///
/// wake-up = cores × elapsed ∕ wake-ups − work: post, wait, switch, and the interruption of a core that does something else
/// </code>
/// Two threads that only take turns show a fifth of it: the scheduler puts them on one core, or they wake cores that poll for work, and nobody has to be interrupted.
/// Source: PostgreSQL 15, <c>src/backend/port/posix_sema.c</c> and <c>src/backend/storage/lmgr/lwlock.c</c>. A switch between processes costs a little more than this one between threads.
/// </remarks>
internal sealed class WakeBenchmark : IDisposable
{
    private const int Repeats = 8; // Where the scheduler puts the threads is chance, and mostly stays so.
    private const int Rounds = 1_000;
    private const int Others = 3;
    private const int WorkNanoseconds = 15_000; // About a short statement.
    private const int SemaphoreBytes = 64;

    private readonly nint _semaphores = Marshal.AllocHGlobal((Others + 1) * SemaphoreBytes);
    private readonly bool _areThere;
    private int _working;

    private WakeBenchmark() => _areThere = Enumerable.Range(0, Others + 1).All(index => Initialise(At(index), 0, 0) == 0);

    /// <summary>Nanoseconds of a wake-up; 0 where there are no such semaphores: then nobody is known to pay for them.</summary>
    public static double Nanoseconds() => Enumerable.Range(0, Repeats).Average(_ => NanosecondsOnce());

    /// <inheritdoc />
    public void Dispose() => Marshal.FreeHGlobal(_semaphores);

    private static double NanosecondsOnce()
    {
        var groups = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new WakeBenchmark()).ToList();
        try
        {
            if (!groups.TrueForAll(group => group._areThere))
                return 0;
            var threads = groups.SelectMany(group => group.Threads()).ToList();
            var start = LoadClock.Now();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());
            return Math.Max(0, ((LoadClock.Now() - start) / (double)(Rounds * (Others + 1))) - WorkNanoseconds); // Cores and groups are as many.
        }
        finally
        {
            groups.ForEach(group => group.Dispose());
        }
    }

    private static void Work()
    {
        var end = LoadClock.Now() + WorkNanoseconds;
        while (LoadClock.Now() < end)
        {
            // A core is busy.
        }
    }

    private nint At(int index) => _semaphores + (index * SemaphoreBytes);

    private IEnumerable<Thread> Threads() => Enumerable.Range(0, Others).Select(index => new Thread(() => BeWoken(index)) { IsBackground = true })
        .Append(new Thread(WakeAll) { IsBackground = true });

    private void WakeAll()
    {
        for (var round = 0; round < Rounds; round++)
        {
            Volatile.Write(ref _working, Others);
            for (var other = 0; other < Others; other++)
                _ = Post(At(other));
            Await(At(Others));
            Work();
        }
    }

    private void BeWoken(int index)
    {
        for (var round = 0; round < Rounds; round++)
        {
            Await(At(index));
            Work();
            if (Interlocked.Decrement(ref _working) == 0)
                _ = Post(At(Others));
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
