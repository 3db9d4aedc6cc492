using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Requests;

/// <summary>A node's call to another node has ended, as the caller saw it.</summary>
/// <param name="Time">When the caller had the answer or gave up.</param>
/// <param name="Node">The caller.</param>
/// <param name="Target">The node the call was sent to (a balancer, where there is one).</param>
/// <param name="Operation">What was asked, a position in the <em>target's</em> operations.</param>
/// <param name="Started">When the call was sent; time spent waiting for a pooled connection is not part of it.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="ReturnedRows">Rows in the answer, for a database; otherwise 0.</param>
public readonly record struct CallFinished(
    Instant Time, int Node, int Target, int Operation, Instant Started, RequestOutcome Outcome, long ReturnedRows);
