using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Observations.Databases;

namespace BottleneckSim.Models.Tests.Databases.Execution;

public sealed class AggregatedRowsTests
{
    private static readonly ExecutionCosts Nothing = new(0, 0, 0, 0, 0, 0);

    [Fact]
    public void A_row_costs_a_transition_for_each_function_of_the_aggregate()
    {
        var query = Orders.Select(("created_at", new RangePredicate(0.01))) with { Aggregate = new AggregateOptions { Sums = ["total"] } };

        var statements = TimedStatements.Of(query, Nothing with { TransitionNanoseconds = 1_000 });

        Assert.All(statements, statement => Assert.Equal(statement.RowsExamined * 2, TimedStatements.Microseconds(statement))); // Counted and summed.
        Assert.All(statements, statement => Assert.Equal(5_000, statement.RowsExamined));
    }

    [Fact]
    public void Rows_that_are_not_aggregated_make_no_transition() => Assert.All(
        TimedStatements.Of(Orders.Select(("created_at", new RangePredicate(0.01))), Nothing with { TransitionNanoseconds = 1_000 }),
        statement => Assert.InRange(TimedStatements.Microseconds(statement), 0, statement.PagesRead * 0.01)); // The disk takes 8 ns a page.

    [Theory]
    [InlineData(0, 25)]
    [InlineData(7, 7)]
    public void A_transition_costs_an_operator_unless_it_has_a_cost_of_its_own(long transition, long expected) =>
        Assert.Equal(expected, (Nothing with { OperatorNanoseconds = 25, TransitionNanoseconds = transition }).OfTransition);
}
