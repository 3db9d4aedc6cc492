using BottleneckSim.Models.Autoscaling;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Engines.Sequential;

/// <summary>Makes sequential engines.</summary>
public sealed class SequentialEngineFactory : IEngineFactory
{
    /// <inheritdoc />
    public IEngine Create(SystemDescription system, ulong seed, ObservationSink sink) =>
        AutoscalingEngine.Around(facts => new SequentialEngine(system, seed, facts), sink);
}
