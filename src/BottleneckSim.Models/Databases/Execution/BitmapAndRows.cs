using System.Collections.Immutable;
using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Databases.Placement;
using BottleneckSim.Models.Databases.Planning;
using BottleneckSim.Models.Databases.Planning.Nodes;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Databases.Execution;

/// <summary>Finds rows by several indexes at once: only pages that all bitmaps name are visited.</summary>
internal sealed class BitmapAndRows(StoredTable table, ExecutionCosts costs, BitmapHeapScanNode scan, ImmutableArray<IndexRows> parts)
    : TableRows(table, costs)
{
    private readonly ulong _tableHash = StableHash.OfName(table.Options.Name);
    private readonly double _filterSelectivity = Selectivity.Of(scan.Filter);
    private readonly ImmutableArray<DrawnFraction> _drawn = DrawnFraction.Of(table, scan.Access.Conditions);
    private readonly ImmutableArray<DrawnFraction> _filterDrawn = DrawnFraction.Of(table, scan.Filter);
    private readonly long _filterNanoseconds = FilterNanoseconds(scan.Filter, costs);

    /// <inheritdoc />
    public override long Fill(Statement statement, StatementValues values)
    {
        foreach (var part in parts)
        {
            part.Fill(statement, values);
        }

        var hash = values.HashOf(_tableHash);
        var rows = IsHere(statement, values) ? Whole(Table.Rows * scan.Access.Selectivity * DrawnFraction.SkewOf(_drawn, values), hash) : 0;
        if (rows > 0)
        {
            statement.Patterns.Add(Anywhere(hash, rows, inOrder: true, Costs.PageNanoseconds + Costs.TupleNanoseconds + _filterNanoseconds));
        }

        return Whole(rows * _filterSelectivity * DrawnFraction.SkewOf(_filterDrawn, values), hash);
    }

    /// <inheritdoc />
    public override void FillChanged(Statement statement, StatementValues values, long rows) =>
        statement.Patterns.Add(Anywhere(values.HashOf(_tableHash), rows, inOrder: true, Costs.PageNanoseconds) with { IsChanged = true });
}
