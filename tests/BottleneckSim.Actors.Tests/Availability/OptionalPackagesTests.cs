using BottleneckSim.Actors.Availability;

namespace BottleneckSim.Actors.Tests.Availability;

public sealed class OptionalPackagesTests
{
    /// <summary>A real package puts its assembly beside the tests; a placeholder has none.</summary>
    [Fact]
    public void The_reason_is_given_exactly_where_the_package_is_a_placeholder()
    {
        Assert.Equal(IsBesideTheTests("Akka.dll"), OptionalPackages.WhyNoActorEngine is null);
        Assert.Equal(IsBesideTheTests("Prometheus.NetStandard.dll"), OptionalPackages.WhyNoPrometheusNetEndpoint is null);
    }

    private static bool IsBesideTheTests(string assembly) => File.Exists(Path.Combine(AppContext.BaseDirectory, assembly));
}
