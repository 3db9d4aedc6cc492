using System.Diagnostics;
using System.Runtime.InteropServices;

namespace BottleneckSim.Validation.Services.Loads;

/// <summary>Reads the monotonic clock and waits to within some tens of microseconds, which Thread.Sleep does not.</summary>
internal static class LoadClock
{
    private const double NanosecondsPerSecond = 1e9;
    private const long LongestSleepMicroseconds = 500_000;
    private const long NanosecondsPerMicrosecond = 1_000;
    private const int SetTimerSlack = 29;

    /// <summary>Now, in nanoseconds since some instant.</summary>
    public static long Now() => (long)(Stopwatch.GetTimestamp() * (NanosecondsPerSecond / Stopwatch.Frequency));

    /// <summary>Asks the kernel to wake the calling thread within a microsecond of what it asks for; the default is 50 µs (prctl(2)).</summary>
    public static void WakeThisThreadOnTime() => _ = ProcessControl(SetTimerSlack, (nuint)NanosecondsPerMicrosecond);

    /// <summary>Sleeps until an instant of <see cref="Now"/>.</summary>
    public static void WaitUntil(long instant, CancellationToken cancellation)
    {
        for (var left = instant - Now(); left > 0; left = instant - Now())
        {
            cancellation.ThrowIfCancellationRequested();
            _ = SleepMicroseconds((uint)Math.Clamp(left / NanosecondsPerMicrosecond, 1, LongestSleepMicroseconds));
        }
    }

    [DllImport("libc", EntryPoint = "usleep")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SleepMicroseconds(uint microseconds);

    [DllImport("libc", EntryPoint = "prctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ProcessControl(int option, nuint value);
}
