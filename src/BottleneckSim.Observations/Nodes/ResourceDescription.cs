namespace BottleneckSim.Observations.Nodes;

/// <summary>One resource of a node.</summary>
/// <param name="Name">Its name within the node, for example <c>cpu</c>, <c>disk</c>, <c>workers</c> or <c>pool orders-db</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="WorkUnitsPerNanosecond">How many units of the work integral make one nanosecond of one server (256 for a processor-sharing CPU, otherwise 1).</param>
/// <param name="WaitingLimit">How many jobs may wait; null where there is no bound.</param>
public sealed record ResourceDescription(string Name, ResourceKind Kind, int WorkUnitsPerNanosecond = 1, int? WaitingLimit = null);
