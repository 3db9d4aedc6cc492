using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Validation.Speed;

/// <summary>A run whose speed is measured.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="System">What is run.</param>
/// <param name="PerSecond">Its arrivals a simulated second, so that its length can be stated in requests.</param>
/// <param name="Requests">Requests in the measured part, in the mean; a tenth as many run before.</param>
/// <param name="IsWatched">Whether facts are told and latencies counted in histograms (otherwise the run has no observer).</param>
internal sealed record SpeedCase(string Name, SystemDescription System, double PerSecond, long Requests, bool IsWatched = true)
{
    public ObservationSink NewSink() => IsWatched ? new HistogramSink() : new NullSink();
}
