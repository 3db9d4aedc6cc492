using BottleneckSim.Models.Resources.Cpu.Neighbours;
using BottleneckSim.Models.Resources.Cpu.Scheduling;

namespace BottleneckSim.Models.Resources.Cpu;

/// <summary>How fast every class of threads advances where a processor is not ideal, and what is lost on the way.</summary>
/// <remarks>
/// <code>
/// host's cores ─ neighbour ─► guest's capacity ─┬ own group ───────► threads, and one thread of each locked process
///     stolen ◄────┘                             └ competing group ─► threads
/// a thread's share ─ switching ─► running ─ memory contention ─► work
/// </code>
/// All rates are integers over 2³⁰ and rounded down, so that work and losses never add up to more than the capacity; the rounding is below one part in a billion.
/// </remarks>
internal sealed class CpuRates(CpuOptions options)
{
    private const long One = 1L << 30;
    private const long Million = 1_000_000;
    private const int Own = 0;
    private const int Competing = 1;

    private long _switching;
    private long _stalled;
    private long _stolen;
    private long _collecting;

    /// <summary>Sets the rate of every class by what is runnable.</summary>
    /// <param name="classes">Own threads, competing threads, then the threads that want each process's lock.</param>
    /// <param name="isCollecting">Whether the world is stopped for a garbage collection that uses every core.</param>
    /// <returns>How many threads are on a core.</returns>
    public int Fill(Span<ThreadClass> classes, bool isCollecting)
    {
        var own = isCollecting ? options.Cores : RunnableOf(classes);
        var competing = classes[Competing].Threads;
        var demand = Math.Min(options.Cores, own + competing);
        var capacity = CapacityFor(demand);
        _stolen = (demand * One) - capacity;
        var ownCapacity = Divide(capacity, own, competing);
        _collecting = isCollecting ? ownCapacity : 0;
        var ownShare = isCollecting || own == 0 ? 0 : ownCapacity / own;
        var competingShare = competing == 0 ? 0 : Math.Min(One, (capacity - ownCapacity) / competing);
        var switching = SwitchingEfficiency(own + competing);
        var memory = MemoryEfficiency((int)demand);
        (_switching, _stalled) = (0, 0);
        for (var index = 0; index < classes.Length; index++)
        {
            ref var one = ref classes[index];
            var share = index == Competing ? competingShare : ownShare;
            var running = (share * switching) >> 30;
            if (index > Competing && one.Threads > 1)
            {
                running = (running * LockEfficiency()) >> 30;
                (share, running) = (share / one.Threads, running / one.Threads);
            }

            one.ShareNumerator = (running * memory) >> 30;
            one.ShareDenominator = One;
            _switching += (share - running) * one.Threads;
            _stalled += (running - one.ShareNumerator) * one.Threads;
        }

        return isCollecting ? (int)Math.Min(options.Cores, competing) : (int)demand;
    }

    /// <summary>What is lost in a while at the present rates.</summary>
    public CpuOverheads LostIn(long elapsed)
    {
        var units = elapsed * ProcessorSharingCpu.WorkUnitsPerNanosecond;
        return new CpuOverheads(
            MultiplyDivide.Floor(units, _switching, One), MultiplyDivide.Floor(units, _stalled, One), MultiplyDivide.Floor(units, _stolen, One), MultiplyDivide.Floor(units, _collecting, One));
    }

    /// <summary>Threads that stand in the run queue: of those that want a process's lock only the one that has it.</summary>
    private static long RunnableOf(ReadOnlySpan<ThreadClass> classes)
    {
        var runnable = classes[Own].Threads;
        for (var index = Competing + 1; index < classes.Length; index++)
        {
            runnable += Math.Min(1, classes[index].Threads);
        }

        return runnable;
    }

    /// <summary>What the host gives to a guest that wants so many cores.</summary>
    private long CapacityFor(long demand)
    {
        if (options.Neighbour is not { } neighbour)
        {
            return demand * One;
        }

        var most = neighbour.CapMillicores is { } cap ? Math.Min(neighbour.Threads * One, cap * One / 1_000) : neighbour.Threads * One;
        return TwoPartyFilling.First(
            options.Cores * One, (demand * NeighbourOptions.DefaultWeight, demand * One), ((long)neighbour.Threads * neighbour.Weight, most));
    }

    /// <summary>The part of a capacity that the own threads get.</summary>
    private long Divide(long capacity, long own, long competing)
    {
        var (ownWeight, competingWeight) = options.Groups is { } groups
            ? (groups.OwnWeight, groups.CompetingWeight)
            : (own * NiceWeights.Of(0), competing * NiceWeights.Of(options.CompetingNice));
        return TwoPartyFilling.First(capacity, (ownWeight, own * One), (competingWeight, competing * One));
    }

    private long SwitchingEfficiency(long runnable)
    {
        if (options.ContextSwitch is not { } costs || runnable <= options.Cores)
        {
            return One;
        }

        var slice = costs.Slice(options.Cores, runnable).Nanoseconds;
        return MultiplyDivide.Floor(One, slice, slice + costs.Cost(options.Cores, runnable).Nanoseconds);
    }

    private long MemoryEfficiency(int busy) => options.MemoryContention is { } contention
        ? MultiplyDivide.Floor(One, Million, Million + contention.InflationMillionths(busy))
        : One;

    private long LockEfficiency()
    {
        if (options.InterpreterLock is not { } interpreter)
        {
            return One; // The lock has been abolished; those who had come for it still take turns.
        }

        var interval = interpreter.SwitchInterval.Nanoseconds;
        return MultiplyDivide.Floor(One, interval, interval + interpreter.HandOver.Nanoseconds);
    }
}
