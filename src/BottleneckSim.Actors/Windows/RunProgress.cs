namespace BottleneckSim.Actors.Windows;

/// <summary>How far a run has come.</summary>
internal sealed record RunProgress(IReadOnlyList<PlacedProgress> Nodes, WindowCounts Windows);

/// <summary>How far a node has come and where it lives.</summary>
internal sealed record PlacedProgress(string Name, int Member, NodeProgress Progress);
