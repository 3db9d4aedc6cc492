using BottleneckSim.Models.Databases.Explaining;
using BottleneckSim.Models.Databases.Planning;
using BottleneckSim.Models.Databases.Planning.Nodes;
using BottleneckSim.Models.Databases.Queries;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Models.Tests.Databases.Planning;

public sealed class PlannerTests
{
    private const int Tests = 2_000;

    [Fact]
    public void No_considered_plan_is_cheaper_than_the_chosen_one() => ForAnyStatement(
        planned => planned.Considered.All(plan => plan.Cost.Total >= planned.Chosen.Cost.Total) && planned.Considered.Contains(planned.Chosen));

    [Fact]
    public void Every_cost_and_every_number_of_rows_makes_sense() => ForAnyStatement(
        planned => planned.Considered.SelectMany(Nodes).All(node =>
            double.IsFinite(node.Cost.Total) && node.Cost.Startup >= 0 && node.Cost.Total >= node.Cost.Startup - 1e-6 && node.Rows >= 0));

    [Fact]
    public void Any_plan_of_any_statement_can_be_explained() => ForAnyStatement(
        planned => planned.Considered.All(plan => PlanText.Of(plan, showsRemovedRows: true).EndsWith('\n')));

    /// <summary>Which bitmaps are intersected is PostgreSQL's greedy choice, which a further index may lead astray.</summary>
    [Fact]
    public void A_further_index_never_makes_the_chosen_plan_costlier_but_for_intersected_bitmaps() => Check(
        from table in AnyDatabase.Table
        from query in AnyDatabase.Query
        select (table, query),
        pair =>
        {
            var all = Plan(RelationStatistics.Of(pair.table), pair.query).Chosen;
            var fewer = Plan(RelationStatistics.Of(pair.table, pair.table.Rows, pair.table.Indexes.Values.Skip(1)), pair.query).Chosen;
            return all.Cost.Total <= fewer.Cost.Total || Nodes(fewer).Any(node => node is BitmapAndNode);
        });

    [Fact]
    public void The_plan_does_not_depend_on_how_the_dictionaries_came_about() => Check(
        from table in AnyDatabase.Table
        from query in AnyDatabase.Query
        select (table, query),
        pair =>
        {
            var rebuilt = pair.table with
            {
                Columns = pair.table.Columns.Clear().AddRange(pair.table.Columns.Reverse()),
                Indexes = pair.table.Indexes.Clear().AddRange(pair.table.Indexes.Reverse()),
            };
            return PlanText.Of(Plan(RelationStatistics.Of(pair.table), pair.query).Chosen)
                == PlanText.Of(Plan(RelationStatistics.Of(rebuilt), pair.query).Chosen);
        });

    private static void ForAnyStatement(Func<PlannedStatement, bool> holds) => Check(
        from table in AnyDatabase.Table
        from query in AnyDatabase.Query
        select (table, query),
        pair => holds(Plan(RelationStatistics.Of(pair.table), pair.query)));

    private static void Check<T>(Gen<T> generator, Func<T, bool> holds) => FsCheck.Check.One(
        Config.QuickThrowOnFailure.WithReplay(1, 1).WithMaxTest(Tests), Prop.ForAll(Arb.From(generator), holds));

    private static PlannedStatement Plan(RelationStatistics relation, QueryOptions query) =>
        Planner.Plan(query, relation, new PlannerCosts(), 4L << 20);

    private static IEnumerable<PlanNode> Nodes(PlanNode node) => node.Inputs.SelectMany(Nodes).Prepend(node);
}
