using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Tests.Theory;

/// <summary>Averages over the requests issued in a window.</summary>
internal sealed class SojournSink(Instant from, Instant to) : ObservationSink
{
    private long _succeeded;
    private long _finished;
    private long _nanoseconds;

    public override ObservationInterests Interests => ObservationInterests.Requests;

    public double MeanNanoseconds => _nanoseconds / (double)_succeeded;

    public double RefusedShare => 1 - (_succeeded / (double)_finished);

    public override void Observe(in RequestFinished fact)
    {
        if (fact.Issued < from || fact.Issued >= to)
        {
            return;
        }

        _finished++;
        if (fact.Outcome == RequestOutcome.Succeeded)
        {
            _succeeded++;
            _nanoseconds += fact.Latency.Nanoseconds;
        }
    }
}
