using BottleneckSim.Cli.Catalogues;
using BottleneckSim.Grading.Runs;
using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Cli.Running;

/// <summary>A finished run, ready to be told.</summary>
/// <param name="Loaded">The scenario.</param>
/// <param name="Result">What it gave.</param>
/// <param name="WallTime">How long it took.</param>
internal sealed record RunReport(LoadedScenario Loaded, RunResult Result, TimeSpan WallTime)
{
    /// <summary>The seed.</summary>
    public ulong Seed => Result.Plan.Seed;

    /// <summary>Simulated seconds in a second.</summary>
    public double Speed => WallTime > TimeSpan.Zero ? Result.End.TotalSeconds / WallTime.TotalSeconds : double.PositiveInfinity;

    /// <summary>The end of the series over time, which end with the last whole step.</summary>
    public Instant SeriesEnd
    {
        get
        {
            var step = Loaded.Scenario.Schedule.SampleEvery;
            return Instant.Zero + (step * Math.Max(1, Result.End.Nanoseconds / step.Nanoseconds));
        }
    }
}
