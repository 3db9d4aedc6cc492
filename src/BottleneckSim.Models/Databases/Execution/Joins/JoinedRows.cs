using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Databases.Planning.Nodes;

namespace BottleneckSim.Models.Databases.Execution.Joins;

/// <summary>Joins the rows of two sources.</summary>
/// <remarks>
/// <code>
/// nested loop (searched)   outer rows ─► n × (index descent, leaf, rows)
/// nested loop (paired)     outer rows × inner rows comparisons
/// hash join                inner rows ─► table (spills beyond the memory) ◄─ look-up for each outer row
/// merge join               outer rows ═ inner rows, each sorted first where need be
/// </code>
/// </remarks>
internal abstract class JoinedRows(ExecutionCosts costs, RowSource outer, JoinNode join) : RowSource(costs)
{
    private static readonly ulong JoinHash = StableHash.OfName("joined-rows");

    private readonly double _rowsPerOuterRow = join.Rows / Math.Max(1, join.Outer.Rows);

    /// <summary>The outer side.</summary>
    protected RowSource Outer { get; } = outer;

    /// <summary>Joined rows for so many outer ones; they take processor time.</summary>
    protected long Matches(Statement statement, StatementValues values, long outerRows)
    {
        var rows = Whole(outerRows * _rowsPerOuterRow, values.HashOf(JoinHash));
        statement.OwedNanoseconds += rows * Costs.TupleNanoseconds;
        return rows;
    }
}

/// <summary>Compares every outer row with every inner one.</summary>
internal sealed class PairedRows(ExecutionCosts costs, RowSource outer, RowSource inner, NestedLoopNode join) : JoinedRows(costs, outer, join)
{
    /// <summary>An hour: no statement lives longer.</summary>
    private const double MostNanoseconds = 3.6e12;

    /// <inheritdoc />
    public override long Fill(Statement statement, StatementValues values)
    {
        var outerRows = Outer.Fill(statement, values);
        var innerRows = inner.Fill(statement, values);
        var compared = (double)outerRows * innerRows * Costs.OperatorNanoseconds;
        statement.OwedNanoseconds += (long)Math.Min(compared, MostNanoseconds);
        return Matches(statement, values, outerRows);
    }
}

/// <summary>Builds a hash table of the inner rows and looks each outer row up.</summary>
internal sealed class HashedRows(ExecutionCosts costs, RowSource outer, RowSource inner, HashJoinNode join) : JoinedRows(costs, outer, join)
{
    /// <inheritdoc />
    public override long Fill(Statement statement, StatementValues values)
    {
        var innerRows = inner.Fill(statement, values);
        statement.OwedNanoseconds += innerRows * (Costs.TupleNanoseconds + Costs.OperatorNanoseconds);
        Spill(statement, (long)join.InnerSpilledPages);
        var outerRows = Outer.Fill(statement, values);
        statement.OwedNanoseconds += outerRows * 2 * Costs.OperatorNanoseconds;
        Spill(statement, (long)join.OuterSpilledPages);
        return Matches(statement, values, outerRows);
    }

    private static void Spill(Statement statement, long pages)
    {
        if (pages > 0)
        {
            statement.Patterns.Add(new AccessPattern { Kind = PatternKind.TemporaryWrite, Count = pages });
            statement.Patterns.Add(new AccessPattern { Kind = PatternKind.TemporaryRead, Count = pages });
        }
    }
}

/// <summary>Walks through both sides in order.</summary>
internal sealed class MergedRows(ExecutionCosts costs, RowSource outer, RowSource inner, MergeJoinNode join) : JoinedRows(costs, outer, join)
{
    /// <inheritdoc />
    public override long Fill(Statement statement, StatementValues values)
    {
        var outerRows = Outer.Fill(statement, values);
        var innerRows = inner.Fill(statement, values);
        statement.OwedNanoseconds += (outerRows + innerRows) * Costs.OperatorNanoseconds;
        return Matches(statement, values, outerRows);
    }
}
