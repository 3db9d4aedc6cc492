using BottleneckSim.Grading.Objectives;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Objectives;

namespace BottleneckSim.Grading.Tests.Objectives;

public sealed class RequirementTests
{
    [Fact]
    public void A_latency_percentile_is_a_share_within_a_limit()
    {
        var requirement = Requirement.Of(new LatencyObjective("GET /", 99, Duration.FromMilliseconds(250)));
        Assert.Equal(new Requirement("GET /", Duration.FromMilliseconds(250), 0.99), requirement);
        Assert.Equal("99 % of GET / within 250ms", requirement.Describe());
    }

    [Fact]
    public void A_margin_scales_the_time_or_the_misses_that_are_allowed()
    {
        Assert.Equal(Duration.FromMilliseconds(200), new Requirement("GET /", Duration.FromMilliseconds(250), 0.99).Scaled(0.8).Within);
        Assert.Equal(0.992, new Requirement("GET /", null, 0.99).Scaled(0.8).Share, 12);
        Assert.Equal(0.988, new Requirement("GET /", null, 0.99).Scaled(1.2).Share, 12);
    }
}
