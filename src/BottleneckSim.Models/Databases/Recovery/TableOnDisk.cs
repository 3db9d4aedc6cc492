namespace BottleneckSim.Models.Databases.Recovery;

/// <summary>A table as a database that is gone has left it on its storage device.</summary>
/// <param name="Name">A hash of its name.</param>
/// <param name="RowsGained">Rows that are durable, beyond those of its options: options that change meanwhile change the rows of its successor.</param>
/// <param name="RowsAnalyzed">Rows that its statistics count, likewise.</param>
/// <param name="Pages">Pages that it takes.</param>
internal readonly record struct TableOnDisk(ulong Name, long RowsGained, long RowsAnalyzed, long Pages);
