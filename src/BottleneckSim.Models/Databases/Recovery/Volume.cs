namespace BottleneckSim.Models.Databases.Recovery;

/// <summary>What a database leaves on its storage device when it stops, cleanly or not.</summary>
/// <param name="Tables">Its tables.</param>
/// <param name="RedoBytes">Bytes of the log that have to be read before it serves again.</param>
/// <param name="RedoRecords">Records in them, which have to be applied.</param>
internal sealed record Volume(IReadOnlyList<TableOnDisk> Tables, long RedoBytes, long RedoRecords);
