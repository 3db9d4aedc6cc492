using System.Collections.Immutable;
using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Databases.BufferPools;
using BottleneckSim.Models.Databases.Placement;
using BottleneckSim.Models.Databases.Planning;
using BottleneckSim.Models.Databases.Planning.Nodes;
using BottleneckSim.Models.Databases.Scans;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Databases.Execution;

/// <summary>Reads a table from its first page on, or once round from where another scan of it is or was.</summary>
internal sealed class SequentialRows(
    StoredTable table, ExecutionCosts costs, BufferPool pool, SharedScans scans, SequentialScanNode scan, double readFraction)
    : TableRows(table, costs)
{
    /// <summary>A table larger than this part of the pool is scanned through a ring (PostgreSQL: a quarter).</summary>
    private const int RingFrom = 4;

    private readonly ulong _tableHash = StableHash.OfName(table.Options.Name);
    private readonly double _selectivity = Selectivity.Of(scan.Filter);
    private readonly ImmutableArray<DrawnFraction> _drawn = DrawnFraction.Of(table, scan.Filter);
    private readonly long _filterNanoseconds = FilterNanoseconds(scan.Filter, costs);

    /// <inheritdoc />
    public override long Fill(Statement statement, StatementValues values)
    {
        var pages = Table.Pages;
        var skew = DrawnFraction.SkewOf(_drawn, values);
        var part = ReadPart(readFraction, skew);
        var read = Math.Clamp((long)Math.Ceiling(pages * part), 1, pages);
        var rowsPerPage = (double)Table.Rows / pages;
        var passesBy = pages > pool.CapacityPages / RingFrom;
        statement.RowsExamined += (long)(read * rowsPerPage);
        statement.Patterns.Add(new AccessPattern
        {
            Kind = PatternKind.Sequential,
            Relation = Table,
            Count = read,
            PassesBy = passesBy,
            IsShared = passesBy && scans.IsOn,
            WrapsAt = passesBy && scans.IsOn ? pages : 0,
            NanosecondsPerPage = Costs.PageNanoseconds
                + (long)(rowsPerPage * (Costs.TupleNanoseconds + _filterNanoseconds)),
        });
        return IsHere(statement, values) ? Whole(Table.Rows * _selectivity * skew * part, values.HashOf(_tableHash)) : 0;
    }

    /// <inheritdoc />
    public override void FillChanged(Statement statement, StatementValues values, long rows) =>
        statement.Patterns.Add(Anywhere(values.HashOf(_tableHash), rows, inOrder: true, Costs.PageNanoseconds) with { IsChanged = true });
}
