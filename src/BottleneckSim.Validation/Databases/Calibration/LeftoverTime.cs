using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BottleneckSim.Validation.Services.Loads;
using BottleneckSim.Validation.Services.Processors;

namespace BottleneckSim.Validation.Databases.Calibration;

/// <summary>How busy the cores are, by what they leave to threads that run only when nobody else wants to: one on each core, counting.</summary>
/// <remarks>
/// <code>
/// core  counting ─ interrupt ─ counting ─ system call ─ the hypervisor has it ─ counting ─ …     busy = what is missing from the count
/// </code>
/// The kernel's own accounts (<c>/proc/stat</c>) call a core idle that is away at the hypervisor or in an interrupt that came while it was idle. On a virtual machine
/// that is more than half of what a flush takes from everybody else.
/// Source: Linux, sched(7), SCHED_IDLE.
/// </remarks>
internal sealed class LeftoverTime : IDisposable
{
    private const int IdlePolicy = 5;
    private const int MaskBytes = 128;
    private const int BitsPerByte = 8;
    private const int StepsACount = 64;
    private const long Multiplier = 6_364_136_223_846_793_005;
    private const int CacheLine = 16; // Counts, in longs, so that no two share a line (two lines are fetched at once).
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);

    private readonly int[] _cores = [.. ProcFiles.Numbers(CorePair.Allowed)];
    private readonly long[] _counts;
    private readonly List<Thread> _threads;
    private bool _isOver;
    private int _refused;

    /// <summary>Begins to count.</summary>
    public LeftoverTime()
    {
        _counts = new long[(_cores.Length + 1) * CacheLine];
        _threads = [.. _cores.Select((core, index) => new Thread(() => Count(core, (index + 1) * CacheLine)) { IsBackground = true })];
        _threads.ForEach(thread => thread.Start());
    }

    /// <summary>Nanoseconds that all cores together were busy with something, besides what they are busy with anyhow.</summary>
    /// <param name="act">What.</param>
    /// <returns>0 where no thread may be given such a policy or place.</returns>
    public double BusyNanoseconds(Action act)
    {
        var before = Rate(() => Thread.Sleep(Quiet));
        var (elapsed, during) = Counted(act);
        var after = Rate(() => Thread.Sleep(Quiet));
        return Volatile.Read(ref _refused) > 0 ? 0 : _cores.Select((_, index) => Missing(elapsed, during[index], (before[index] + after[index]) / 2)).Sum();
    }

    /// <summary>How much time is missing from a count.</summary>
    /// <param name="elapsed">Nanoseconds of counting.</param>
    /// <param name="count">The count.</param>
    /// <param name="rate">Counts a nanosecond on a quiet core.</param>
    /// <returns>Nanoseconds; less than 0 where the core was quieter than before and after; 0 where it never counted, so that nothing is known.</returns>
    internal static double Missing(double elapsed, double count, double rate) => rate > 0 ? elapsed - (count / rate) : 0;

    /// <inheritdoc />
    public void Dispose()
    {
        Volatile.Write(ref _isOver, true);
        _threads.ForEach(thread => thread.Join());
    }

    private double[] Rate(Action act)
    {
        var (elapsed, counts) = Counted(act);
        return [.. counts.Select(count => count / elapsed)];
    }

    private (double Elapsed, double[] Counts) Counted(Action act)
    {
        var (start, before) = (LoadClock.Now(), Read());
        act();
        return (LoadClock.Now() - start, [.. Read().Zip(before, (now, then) => (double)(now - then))]);
    }

    private long[] Read() => [.. _cores.Select((_, index) => Volatile.Read(ref _counts[(index + 1) * CacheLine]))];

    private void Count(int core, int place)
    {
        var mask = new byte[MaskBytes];
        mask[core / BitsPerByte] = (byte)(1 << (core % BitsPerByte));
        var priority = 0;
        if (SetAffinity(0, MaskBytes, mask) != 0 || SetScheduler(0, IdlePolicy, ref priority) != 0)
        {
            Interlocked.Increment(ref _refused);
            return;
        }

        CountUntilOver(ref _counts[place]);
    }

    // Compiled once and for good, or its compilation would be counted, too. Each step waits for the last one's product, so that what a sibling of the core does
    // (two threads of hardware share its units) changes next to nothing.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void CountUntilOver(ref long place)
    {
        var product = 1L;
        for (var count = 0L; !Volatile.Read(ref _isOver); count++)
        {
            for (var step = 0; step < StepsACount; step++)
                product = (product * Multiplier) + step;
            Volatile.Write(ref place, count + (product == 0 ? 1 : 0)); // The product must be wanted by somebody.
        }
    }

    [DllImport("libc", EntryPoint = "sched_setaffinity")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetAffinity(int thread, nuint maskBytes, byte[] mask);

    [DllImport("libc", EntryPoint = "sched_setscheduler")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetScheduler(int thread, int policy, ref int priority);
}
