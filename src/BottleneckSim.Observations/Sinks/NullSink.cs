namespace BottleneckSim.Observations.Sinks;

/// <summary>Wants nothing.</summary>
public sealed class NullSink : ObservationSink;
