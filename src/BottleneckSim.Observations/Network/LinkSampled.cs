using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Network;

/// <summary>A node's line to a tier over a link with a bandwidth, cumulative since its first message.</summary>
/// <param name="Time">The sampling instant.</param>
/// <param name="Node">The node that sends.</param>
/// <param name="Peer">The node by which the other tier is called.</param>
/// <param name="Messages">Messages sent over it.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="CapacityNanoseconds">How long there has been the line.</param>
/// <param name="BusyNanoseconds">How long it was sending.</param>
/// <param name="WaitingNanoseconds">How long messages waited for it, summed.</param>
/// <param name="Backlog">How long it will go on sending what it has now.</param>
public readonly record struct LinkSampled(
    Instant Time, int Node, int Peer, long Messages, long Bytes, long CapacityNanoseconds, long BusyNanoseconds, long WaitingNanoseconds, Duration Backlog);
