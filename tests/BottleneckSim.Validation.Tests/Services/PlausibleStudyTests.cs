using BottleneckSim.Validation.Services;

namespace BottleneckSim.Validation.Tests.Services;

public sealed class PlausibleStudyTests
{
    [Theory]
    [InlineData(0, "found", 0)]
    [InlineData(2, "found", 2)]
    [InlineData(3, null, 3)]
    [InlineData(9, null, 3)]
    public void A_study_is_begun_anew_twice_at_most(int disturbed, string? found, int discarded)
    {
        var runs = 0;

        var result = PlausibleStudy.Of(3, () => runs++ < disturbed ? throw new ImplausibleMeasurementException($"disturbance {runs}") : "found");

        Assert.Equal(found, result.Found);
        Assert.Equal(Enumerable.Range(1, discarded).Select(run => $"disturbance {run}"), result.Discarded);
    }

    [Fact]
    public void What_is_no_disturbance_is_not_hidden() =>
        Assert.Throws<InvalidOperationException>(() => PlausibleStudy.Of<string>(3, () => throw new InvalidOperationException("The server did not start.")));
}
