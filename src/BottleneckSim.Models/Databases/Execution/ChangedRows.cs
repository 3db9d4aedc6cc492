using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Databases.Execution;

/// <summary>Rows that somebody else has found and that are changed here, as those of a change stream: each on a page of its own, wherever that is.</summary>
/// <param name="table">The table.</param>
/// <param name="costs">What things take.</param>
internal sealed class ChangedRows(StoredTable table, ExecutionCosts costs) : TableRows(table, costs)
{
    private static readonly ulong Changed = StableHash.OfName("changed-rows");

    /// <inheritdoc />
    public override long Fill(Statement statement, StatementValues values) => 0;

    /// <inheritdoc />
    public override void FillChanged(Statement statement, StatementValues values, long rows) =>
        statement.Patterns.Add(Anywhere(values.HashOf(Changed), rows, inOrder: false, Costs.PageNanoseconds) with { IsChanged = true });
}
