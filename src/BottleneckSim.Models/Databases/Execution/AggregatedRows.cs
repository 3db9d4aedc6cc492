using BottleneckSim.Models.Databases.Planning.Nodes;

namespace BottleneckSim.Models.Databases.Execution;

/// <summary>Counts and sums rows: processor time for each, one row for each group comes out.</summary>
internal sealed class AggregatedRows(ExecutionCosts costs, RowSource input, AggregateNode aggregate) : RowSource(costs)
{
    /// <inheritdoc />
    public override long Fill(Statement statement, StatementValues values)
    {
        var rows = input.Fill(statement, values);
        statement.OwedNanoseconds += (long)(rows * aggregate.OperatorsPerRow * Costs.OfTransition);
        return aggregate.Strategy == AggregateStrategy.Plain ? 1 : Math.Min(rows, (long)aggregate.Rows);
    }
}
