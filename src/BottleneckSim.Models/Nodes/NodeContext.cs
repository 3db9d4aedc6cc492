using BottleneckSim.Models.Blueprints;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Nodes;

/// <summary>What a node is given when it is made.</summary>
/// <param name="Self">Who it is.</param>
/// <param name="System">The system around it.</param>
/// <param name="Seed">The seed of all draws.</param>
/// <param name="Port">Where its events go.</param>
/// <param name="Sink">Where its facts go.</param>
public sealed record NodeContext(NodeBlueprint Self, SystemBlueprint System, ulong Seed, EventPort Port, ObservationSink Sink);
