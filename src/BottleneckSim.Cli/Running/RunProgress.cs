using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Cli.Running;

/// <summary>Tells how far a run has come, from its samples.</summary>
internal sealed class RunProgress(IProgress<double> progress, Instant end) : ObservationSink
{
    private Instant _told;

    /// <inheritdoc />
    public override void Observe(in ResourceSampled fact)
    {
        if (fact.Time == _told)
            return;
        _told = fact.Time;
        progress.Report(fact.Time.TotalSeconds / end.TotalSeconds);
    }
}
