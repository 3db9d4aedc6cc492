namespace BottleneckSim.Actors.Windows;

/// <summary>How far a node has come.</summary>
/// <param name="Node">Its number.</param>
/// <param name="HandledEvents">Events handled so far.</param>
/// <param name="Digest">The hash chain over them.</param>
internal readonly record struct NodeProgress(int Node, long HandledEvents, ulong Digest);
