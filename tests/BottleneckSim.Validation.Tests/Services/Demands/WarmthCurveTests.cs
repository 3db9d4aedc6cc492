using BottleneckSim.Validation.Services.Demands;

namespace BottleneckSim.Validation.Tests.Services.Demands;

public sealed class WarmthCurveTests
{
    private const double Mean = 2e6;

    [Fact]
    public void At_next_to_no_load_requests_cost_what_they_cost_after_the_longest_pause()
    {
        var (service, database) = Studies.Warmth.FactorsAt(0.001, Mean);

        Assert.Equal(1.5, service, 4);
        Assert.Equal(1, database, 4);
    }

    [Fact]
    public void A_core_that_is_always_busy_is_warm()
    {
        var (service, database) = Studies.Warmth.FactorsAt(1e9 / (0.75 * Mean), Mean);

        Assert.Equal(0.75, Studies.Warmth.Warm);
        Assert.Equal((0.75, 0.75), (service, database));
    }

    [Theory]
    [InlineData(250)]
    [InlineData(400)]
    public void In_between_the_factor_fits_the_load_that_it_makes(double perSecond)
    {
        var (service, _) = Studies.Warmth.FactorsAt(perSecond, Mean);

        var busy = perSecond * Mean / 1e9 * service;
        var cold = 1 + (0.5 * Math.Log(1e3 / perSecond) / Math.Log(16)); // 1 ms costs 1, 16 ms cost 1.5.
        Assert.Equal((busy * 0.75) + ((1 - busy) * cold), service, 9);
        Assert.InRange(service, 0.75, cold);
    }

    [Fact]
    public void A_curve_that_does_not_begin_with_no_pause_or_lacks_that_of_the_demands_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new WarmthCurve([new(1, 1, 1), new(2, 1, 1)], 1));
        Assert.Throws<ArgumentException>(() => new WarmthCurve([new(0, 1, 1), new(2, 1, 1)], 1));
    }
}
