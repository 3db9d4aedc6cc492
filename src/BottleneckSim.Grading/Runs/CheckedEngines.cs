using BottleneckSim.Models.Engines;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Invariants;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Grading.Runs;

/// <summary>Makes the engines of another factory, each watched by an <see cref="InvariantChecker"/> that throws.</summary>
/// <param name="engines">The other factory.</param>
public sealed class CheckedEngines(IEngineFactory engines) : IEngineFactory
{
    /// <inheritdoc />
    public IEngine Create(SystemDescription system, ulong seed, ObservationSink sink) =>
        engines.Create(system, seed, new CompositeSink(new InvariantChecker(), sink));
}
