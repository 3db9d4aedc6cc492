namespace BottleneckSim.Models.Databases.Recovery;

/// <summary>An index that was not built yet when its database stopped: what was done of it is lost, and it has to be built anew.</summary>
/// <param name="Table">A hash of the table's name.</param>
/// <param name="Index">A hash of the index's name.</param>
/// <param name="Change">The number of the change that asked for it.</param>
internal readonly record struct InterruptedBuild(ulong Table, ulong Index, int Change);
