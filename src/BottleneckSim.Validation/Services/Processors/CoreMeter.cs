using BottleneckSim.Validation.Services.Loads;

namespace BottleneckSim.Validation.Services.Processors;

/// <summary>Measures what the two cores do while something runs.</summary>
/// <remarks>
/// <code>
/// core A: service                       busy = elapsed − idle (/proc/stat)
/// core B: PostgreSQL, load generator    ours = Σ schedstat of the threads;  strangers = busy − ours
/// </code>
/// </remarks>
/// <param name="Service">The service.</param>
/// <param name="Database">PostgreSQL.</param>
/// <param name="Generator">This process.</param>
/// <param name="Cores">Where they run.</param>
public sealed record CoreMeter(ProcessGroup Service, ProcessGroup Database, ProcessGroup Generator, CorePair Cores)
{
    private const long NanosecondsPerTick = 10_000_000;

    /// <summary>Runs something and measures meanwhile.</summary>
    public (T Result, CoreUsage Usage) Measure<T>(Func<T> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var before = Take();
        var result = run();
        var after = Take();
        var elapsed = after.Now - before.Now;
        return (result, new CoreUsage(
            elapsed,
            after.Service - before.Service,
            after.Database - before.Database,
            after.Generator - before.Generator,
            elapsed - (after.ServiceCoreIdle - before.ServiceCoreIdle),
            elapsed - (after.OtherCoreIdle - before.OtherCoreIdle)));
    }

    private Reading Take()
    {
        var idle = ProcFiles.IdleTicks(File.ReadLines("/proc/stat"));
        return new Reading(
            LoadClock.Now(), Service.RunNanoseconds(), Database.RunNanoseconds(), Generator.RunNanoseconds(),
            idle[Cores.Service] * NanosecondsPerTick, idle[Cores.Other] * NanosecondsPerTick);
    }

    private readonly record struct Reading(long Now, long Service, long Database, long Generator, long ServiceCoreIdle, long OtherCoreIdle);
}
