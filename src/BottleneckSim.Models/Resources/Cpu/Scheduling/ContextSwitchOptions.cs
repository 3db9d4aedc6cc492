using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Resources.Cpu.Scheduling;

/// <summary>What it costs to share a core in turns, and how long a turn is.</summary>
/// <remarks>
/// <code>
/// core: ┤ thread 1 ├ switch ┤ thread 2 ├ switch ┤ thread 3 ├ switch ┤ …      useful share = slice ÷ (slice + switch); a thread that is woken pays one, too
///       │◄─ slice ─►│        slice  = max(latency ÷ threads a core, minimum granularity)
///                            switch = direct cost + cache refill × how much of the cache the others have taken
/// </code>
/// Nothing is lost while there are no more runnable threads than cores. With more, slices shrink until the minimum granularity holds, and what a thread
/// finds in the cache on its next turn shrinks until all of it must be fetched again: the loss grows with runnable threads and levels off.
/// Sources: slices as in Linux's completely fair scheduler (kernel/sched/fair.c: scheduling latency 6 ms, minimum granularity 0.75 ms, both times
/// 1 + ⌊log₂ min(cores, 8)⌋). Costs: Li, Ding and Shen, Quantifying the Cost of Context Switch (ExpCS 2007): direct 3.8 µs; indirect from a few to over
/// 1,000 µs, by working set and access pattern; the 200 µs here are a working set of some hundred KiB.
/// </remarks>
/// <param name="DirectCost">Saving and restoring registers, the scheduler's work: 0 to 10 ms, default 3.8 µs.</param>
/// <param name="CacheRefill">Fetching a whole working set into the cache again: 0 to 100 ms, default 200 µs.</param>
/// <param name="Latency">The time in which every runnable thread of a core should have had a turn, for one core: 100 µs to 1 s, default 6 ms.</param>
/// <param name="MinimumGranularity">The shortest turn, for one core: 10 µs to 1 s, default 0.75 ms.</param>
/// <param name="ThreadsThatFillCache">How many other threads of a core displace a working set entirely: 1 to 1,000, default 8.</param>
public sealed record ContextSwitchOptions(
    Duration DirectCost, Duration CacheRefill, Duration Latency, Duration MinimumGranularity, int ThreadsThatFillCache = 8)
{
    private const int MostCoresThatScale = 8;

    /// <summary>The defaults: Linux's slices and the published costs.</summary>
    public static ContextSwitchOptions Linux { get; } = new(
        Duration.FromNanoseconds(3_800), Duration.FromMicroseconds(200), Duration.FromMilliseconds(6), Duration.FromMicroseconds(750));

    /// <summary>How long a thread runs before the next has its turn.</summary>
    /// <param name="cores">Cores: at least 1.</param>
    /// <param name="runnable">Runnable threads: more than cores.</param>
    public Duration Slice(int cores, long runnable)
    {
        var factor = 1;
        for (var scale = Math.Min(cores, MostCoresThatScale); scale > 1; scale /= 2)
        {
            factor++;
        }

        var fair = Latency.Nanoseconds * factor * cores / runnable;
        return Duration.FromNanoseconds(Math.Max(1, Math.Max(fair, MinimumGranularity.Nanoseconds * factor)));
    }

    /// <summary>What a switch costs.</summary>
    /// <param name="cores">Cores: at least 1.</param>
    /// <param name="runnable">Runnable threads: more than cores.</param>
    public Duration Cost(int cores, long runnable)
    {
        var filling = (long)ThreadsThatFillCache * cores;
        return DirectCost + Duration.FromNanoseconds(CacheRefill.Nanoseconds * Math.Min(runnable - cores, filling) / filling);
    }
}
