using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Validation.Speed;

/// <summary>Counts the users' requests that are issued and not ended.</summary>
internal sealed class InFlightSink : ObservationSink
{
    public override ObservationInterests Interests => ObservationInterests.Requests;

    public long InFlight { get; private set; }

    public override void Observe(in RequestIssued fact) => InFlight++;

    public override void Observe(in RequestFinished fact) => InFlight--;
}
