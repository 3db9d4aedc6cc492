using BottleneckSim.Models.Databases.Planning.Nodes;
using BottleneckSim.Models.Databases.Storage;

namespace BottleneckSim.Models.Databases.Execution;

/// <summary>Sorts rows: processor time for the comparisons, temporary files beyond the memory.</summary>
internal sealed class SortedRows(ExecutionCosts costs, RowSource input, SortNode sort) : RowSource(costs)
{
    /// <inheritdoc />
    public override long Fill(Statement statement, StatementValues values)
    {
        var rows = input.Fill(statement, values);
        statement.OwedNanoseconds += (long)(rows * sort.ComparisonsPerRow * 2 * Costs.OperatorNanoseconds);
        var spilledPages = (long)(sort.SpilledBytes / PageLayout.PageBytes);
        if (spilledPages > 0)
        {
            statement.Patterns.Add(new AccessPattern { Kind = PatternKind.TemporaryWrite, Count = spilledPages });
            statement.Patterns.Add(new AccessPattern { Kind = PatternKind.TemporaryRead, Count = spilledPages });
        }

        return rows;
    }
}
