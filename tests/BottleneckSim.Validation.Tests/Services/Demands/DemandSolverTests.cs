using BottleneckSim.Validation.Services;
using BottleneckSim.Validation.Services.Demands;

namespace BottleneckSim.Validation.Tests.Services.Demands;

public sealed class DemandSolverTests
{
    private static readonly DemandPhase Health = Studies.Phase([110, 110], 0, service: 100, database: 0);

    [Fact]
    public void The_parts_are_recovered_from_phases_that_were_put_together_from_them()
    {
        // Page 1,000 µs, query 200 µs, PostgreSQL 250 µs, client's round trip 60 µs, database's 40 µs; half of the products are hits.
        var products = Studies.Phase([960, 1_160, 1_550, 1_550], hits: 2, service: 1_100, database: 125);
        var fresh = Studies.Phase([1_550, 1_550], hits: 0, service: 1_200, database: 250);
        var categories = Studies.Phase([2_400, 2_400], hits: 0, service: 2_000, database: 300);

        var demands = DemandSolver.Solve(Health, products, fresh, categories);

        Assert.Equal(200, demands.ProductQuery / Studies.Microsecond, 6);
        Assert.Equal(1_000, demands.ProductPage.Mean / Studies.Microsecond, 6);
        Assert.Equal(900, demands.ProductPage.Minimum / Studies.Microsecond, 6);
        Assert.Equal(2_000, (demands.CategoryPage.Mean + demands.CategoryQuery) / Studies.Microsecond, 6);
        Assert.Equal(60, demands.ClientRoundTrip / Studies.Microsecond, 6);
        Assert.Equal(40, demands.DatabaseRoundTrip / Studies.Microsecond, 6);
        Assert.Equal(250, demands.ProductRows / Studies.Microsecond, 6);
        Assert.Equal(300, demands.CategoryRows / Studies.Microsecond, 6);
    }

    [Fact]
    public void What_PostgreSQL_does_after_its_answer_is_not_on_the_way()
    {
        var products = Studies.Phase([1_060, 1_400], hits: 1, service: 1_100, database: 125);
        var fresh = Studies.Phase([1_480, 1_480], hits: 0, service: 1_200, database: 250);
        var categories = Studies.Phase([2_330, 2_330], hits: 0, service: 2_000, database: 300);

        var demands = DemandSolver.Solve(Health, products, fresh, categories);

        Assert.Equal(0, demands.DatabaseRoundTrip);
        Assert.Equal(220, demands.ProductRows / Studies.Microsecond, 6);
        Assert.Equal(270, demands.CategoryRows / Studies.Microsecond, 6);
    }

    [Fact]
    public void Measurements_that_contradict_each_other_are_refused()
    {
        var products = Studies.Phase([1_060, 1_400], hits: 1, service: 1_300, database: 125);
        var fresh = Studies.Phase([1_480, 1_480], hits: 0, service: 1_200, database: 250);

        var refused = Assert.Throws<ImplausibleMeasurementException>(() => DemandSolver.Solve(Health, products, fresh, fresh));

        Assert.Contains("a product's query", refused.Message, StringComparison.Ordinal);
    }
}
