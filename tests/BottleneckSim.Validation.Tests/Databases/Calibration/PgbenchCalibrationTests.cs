using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Validation.Databases.Calibration;

namespace BottleneckSim.Validation.Tests.Databases.Calibration;

public sealed class PgbenchCalibrationTests
{
    [Theory]
    [InlineData(2, 5_200, 12_600)]
    [InlineData(4, 5_200, 12_600)]
    [InlineData(2, 1_000, 7_000)]
    public void A_switch_costs_what_was_measured_with_two_clients_a_core_and_with_sixteen(int cores, long shared, long saturated)
    {
        var switching = Of(shared, saturated).SwitchOn(cores);

        Assert.InRange(switching.Cost(cores, 2 * cores).Nanoseconds, shared - 2, shared + 2);
        Assert.InRange(switching.Cost(cores, PgbenchCalibration.SaturatingClients).Nanoseconds, saturated - 2, saturated + 2);
    }

    [Fact]
    public void A_switch_that_costs_less_among_many_costs_always_as_much_as_among_many()
    {
        var switching = Of(9_000, 6_000).SwitchOn(2);
        Assert.Equal(6_000, switching.Cost(2, 3).Nanoseconds);
        Assert.Equal(6_000, switching.Cost(2, 100).Nanoseconds);
    }

    [Fact]
    public void A_switch_that_costs_nothing_among_few_costs_in_proportion_to_how_many_others_there_are()
    {
        var switching = Of(0, 7_000).SwitchOn(2);
        Assert.Equal(Duration.Zero, switching.DirectCost);
        Assert.InRange(switching.Cost(2, 16).Nanoseconds, 6_999, 7_000);
        Assert.InRange(switching.Cost(2, 9).Nanoseconds, 3_499, 3_500);
    }

    [Fact]
    public void Where_a_client_a_core_is_as_many_as_saturate_a_switch_costs_what_those_showed()
    {
        Assert.Equal(6_000, Of(9_000, 6_000).SwitchOn(8).Cost(8, 16).Nanoseconds);
    }

    private static PgbenchCalibration Of(long shared, long saturated) => new(
        Duration.Zero, Duration.Zero, Duration.Zero, Duration.FromNanoseconds(shared), Duration.FromNanoseconds(saturated), Duration.Zero, new FlushTime(Duration.Zero, Duration.Zero));
}
