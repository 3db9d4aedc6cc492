using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Databases.Transactions;

/// <summary>Rows that a transaction has added to a table, or taken from it, and that are counted there already.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">How many more there are.</param>
internal readonly record struct GainedRows(StoredTable Table, long Rows);
