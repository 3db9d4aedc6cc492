using System.Collections.Immutable;
using BottleneckSim.Grading.Measurements;
using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Grading.Runs;

/// <summary>What a run gave.</summary>
/// <param name="Plan">What was run.</param>
/// <param name="Measurements">What was measured, by the windows of <see cref="GradingWindows"/>.</param>
/// <param name="Engine">The engine's name.</param>
/// <param name="Digest">The hash over everything that happened, 16 hexadecimal digits.</param>
/// <param name="HandledEvents">Events handled.</param>
/// <param name="End">The end of the run.</param>
public sealed record RunResult(
    RunPlan Plan, RunMeasurements Measurements, string Engine, string Digest, long HandledEvents, Instant End)
{
    /// <summary>The judged window.</summary>
    public WindowMeasurement Judged => Measurements.Window(GradingWindows.Judged);

    /// <summary>The window before the instant of the fix.</summary>
    public WindowMeasurement Before => Measurements.Window(GradingWindows.Before);
}
