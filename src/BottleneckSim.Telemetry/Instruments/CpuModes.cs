namespace BottleneckSim.Telemetry.Instruments;

/// <summary>The parts of a processor's capacity that were busy, as an operating system tells them; the rest was idle.</summary>
/// <param name="User">Useful work, waiting for memory, collecting garbage: 0 to 1.</param>
/// <param name="System">Switching between threads: 0 to 1.</param>
/// <param name="Steal">Kept by a neighbour: 0 to 1.</param>
internal readonly record struct CpuModes(double User, double System, double Steal)
{
    public double Idle => Math.Max(0, 1 - User - System - Steal);
}
