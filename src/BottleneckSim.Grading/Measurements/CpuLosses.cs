using BottleneckSim.Observations.Resources;

namespace BottleneckSim.Grading.Measurements;

/// <summary>What occupied a processor's cores in a window beside useful work, in nanoseconds of one core.</summary>
/// <param name="Switching">Context switches and hand-overs of an interpreter's lock.</param>
/// <param name="Stalled">Waiting for memory that busy cores contend for.</param>
/// <param name="Stolen">Kept by a neighbour.</param>
/// <param name="Collecting">Stop-the-world garbage collection.</param>
public readonly record struct CpuLosses(double Switching, double Stalled, double Stolen, double Collecting)
{
    /// <summary>All of it.</summary>
    public double Sum => Switching + Stalled + Stolen + Collecting;

    internal static CpuLosses Between(in CpuSampled first, in CpuSampled last, int unitsPerNanosecond) => new(
        (last.SwitchingUnits - first.SwitchingUnits) / (double)unitsPerNanosecond,
        (last.StalledUnits - first.StalledUnits) / (double)unitsPerNanosecond,
        (last.StolenUnits - first.StolenUnits) / (double)unitsPerNanosecond,
        (last.CollectingUnits - first.CollectingUnits) / (double)unitsPerNanosecond);
}
