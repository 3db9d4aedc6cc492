namespace BottleneckSim.TestSupport.Memory;

/// <summary>Counts what something allocates.</summary>
public static class AllocatedBytes
{
    private const int Times = 5;

    /// <summary>Bytes that an act allocates on this thread: the least of five times.</summary>
    /// <param name="prepare">Makes everything ready anew, which is not counted, and returns the act, which does the same each time.</param>
    /// <remarks>So what the act allocates it allocates each time; what the runtime allocates for itself on this thread, when it compiles a method anew for example, it does once.</remarks>
    public static long Of(Func<Action> prepare)
    {
        ArgumentNullException.ThrowIfNull(prepare);
        var least = long.MaxValue;
        for (var time = 0; time < Times; time++)
        {
            var act = prepare();
            var before = GC.GetAllocatedBytesForCurrentThread();
            act();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
