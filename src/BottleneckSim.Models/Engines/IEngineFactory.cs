using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Engines;

/// <summary>Makes engines.</summary>
public interface IEngineFactory
{
    /// <summary>Starts a run at instant zero.</summary>
    /// <param name="system">The system.</param>
    /// <param name="seed">The seed of all draws.</param>
    /// <param name="sink">Where the facts go.</param>
    IEngine Create(SystemDescription system, ulong seed, ObservationSink sink);
}
