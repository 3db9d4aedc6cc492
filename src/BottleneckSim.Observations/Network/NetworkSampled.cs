using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Network;

/// <summary>A node's traffic, cumulative since it began.</summary>
/// <param name="Time">The sampling instant.</param>
/// <param name="Node">The node.</param>
/// <param name="SentBytes">Bytes of the messages that it has sent; those sent again after a loss count once.</param>
/// <param name="ReceivedBytes">Bytes of the messages that have come.</param>
/// <param name="HeldMessages">Messages that it holds now because the network is cut; it tries to send them again.</param>
public readonly record struct NetworkSampled(Instant Time, int Node, long SentBytes, long ReceivedBytes, long HeldMessages);
