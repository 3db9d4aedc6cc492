namespace BottleneckSim.Models.Resources.Cpu;

/// <summary>What cores were kept busy with besides work, in work units: with the work and the idle time it makes up the capacity.</summary>
/// <param name="Switching">Context switches and hand-overs of an interpreter's lock.</param>
/// <param name="Stalled">Waiting for memory that busy cores contend for.</param>
/// <param name="Stolen">Wanted and not given: a neighbour had the core.</param>
/// <param name="Collecting">Stop-the-world garbage collection.</param>
internal readonly record struct CpuOverheads(long Switching, long Stalled, long Stolen, long Collecting)
{
    public static CpuOverheads operator +(CpuOverheads one, CpuOverheads other) => checked(new(
        one.Switching + other.Switching, one.Stalled + other.Stalled, one.Stolen + other.Stolen, one.Collecting + other.Collecting));
}
