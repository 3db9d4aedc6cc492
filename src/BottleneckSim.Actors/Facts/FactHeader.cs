using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Actors.Facts;

/// <summary>What precedes every fact in a <see cref="FactLog"/>: by it facts of several nodes are put in order.</summary>
internal readonly record struct FactHeader(Instant Time, int Node, FactKind Kind);
