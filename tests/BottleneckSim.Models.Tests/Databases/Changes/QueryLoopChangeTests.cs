using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Changes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Tests.Changes;

namespace BottleneckSim.Models.Tests.Databases.Changes;

public sealed class QueryLoopChangeTests
{
    private static readonly SystemDescription System = Listing.AddedTo(Town.System);

    [Theory]
    [InlineData(500, "recent-orders, lines-of-order-in-20, 20 x work")]
    [InlineData(20, "recent-orders, lines-of-order-in-20, 20 x work")]
    [InlineData(15, "recent-orders, lines-of-order-in-15, lines-of-order-in-5, 20 x work")]
    [InlineData(7, "recent-orders, 2 x lines-of-order-in-7, lines-of-order-in-6, 20 x work")]
    public void A_loop_of_n_queries_becomes_as_many_batches_as_it_takes(int batch, string expected)
    {
        var after = new BatchQueries("web", Listing.Endpoint, Listing.Details, batch).Apply(System);

        Assert.Equal(expected, string.Join(", ", StepsOf(after).Select(Written)));
        Assert.All(StepTree.All(StepsOf(after)).OfType<QueryStep>(), step => Assert.Contains(step.Query, Database(after).Queries.Keys));
    }

    [Fact]
    public void A_joined_list_takes_its_details_along_and_the_loop_keeps_the_rest()
    {
        var after = new JoinInsteadOfLoop("web", Listing.Endpoint, Shop.RecentOrders.Name, Listing.Details, "id").Apply(System);

        Assert.Equal("recent-orders-with-lines-of-order, 20 x work", string.Join(", ", StepsOf(after).Select(Written)));
        var joined = Assert.IsType<SelectOptions>(Database(after).Queries["recent-orders-with-lines-of-order"]);
        Assert.Equal(("lines", "order_id", "id"), (joined.Join!.Table, joined.Join.On, joined.Join.EqualTo));
        Assert.Equal(80, joined.Limit); // 20 orders of 4 lines each
    }

    [Fact]
    public void What_cannot_be_batched_or_joined_is_refused_with_the_reason()
    {
        Assert.Throws<ChangeRefusedException>(() => new BatchQueries("web", Listing.Endpoint, Shop.RecentOrders.Name).Apply(System));
        Assert.Throws<ChangeRefusedException>(() => new BatchQueries("web", Town.Order, Shop.PlaceOrder.Name).Apply(System));
        Assert.Throws<ChangeRefusedException>(() => new BatchQueries("web", Listing.Endpoint, Listing.Details, 1).Apply(System));
        Assert.Throws<ChangeRefusedException>(() => new JoinInsteadOfLoop("web", Listing.Endpoint, Shop.RecentOrders.Name, Listing.Details, "nothing").Apply(System));
    }

    private static DatabaseOptions Database(SystemDescription system) => (DatabaseOptions)system.Tiers["db"];

    private static global::System.Collections.Immutable.ImmutableArray<Step> StepsOf(SystemDescription system) =>
        ((ProgramTierOptions)system.Tiers["web"]).Endpoints[Listing.Endpoint].Steps;

    private static string Written(Step step) => step switch
    {
        QueryStep query => query.Query,
        ForEachStep { Steps: [var only] } loop => FormattableString.Invariant($"{loop.Count} x {Written(only)}"),
        UseCpuStep use => use.Label,
        _ => step.GetType().Name,
    };
}
