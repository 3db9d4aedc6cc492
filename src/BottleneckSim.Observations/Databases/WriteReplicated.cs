using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Databases;

/// <summary>A write of a replicated database has gone one step further.</summary>
/// <param name="Time">When.</param>
/// <param name="Node">The leader, or the replica.</param>
/// <param name="Sequence">The write's number in the leader's log; they are consecutive.</param>
/// <param name="Committed">When the leader committed it.</param>
/// <param name="Stage">Which step.</param>
public readonly record struct WriteReplicated(Instant Time, int Node, long Sequence, Instant Committed, ReplicationStage Stage);
