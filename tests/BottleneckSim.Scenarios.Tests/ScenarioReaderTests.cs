using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Web;

namespace BottleneckSim.Scenarios.Tests;

public sealed class ScenarioReaderTests
{
    [Fact]
    public void The_sketch_of_the_design_is_a_right_scenario()
    {
        var result = ScenarioReader.Read(Sample.PathOf("missing-index.yaml"));

        Assert.Empty(result.Mistakes);
        var scenario = result.Value!;
        Assert.Equal("missing-index", scenario.Id);
        Assert.Equal("\"My orders\" takes seconds", scenario.Title);
        Assert.Equal<string>(["Course", "UTIL"], scenario.Teaches);
        Assert.Equal<Objective>([new LatencyObjective("GET /orders", 99, Duration.FromMilliseconds(250)), new SuccessObjective("GET /orders", 0.999)], scenario.Objectives);
        Assert.Equal(1.10m, scenario.PricesPerHour["db"]);
        Assert.Equal<string>(["add-index", "drop-index", "resize", "resize-buffer-pool", "scale", "set-pool"], scenario.AllowedChanges);
    }
}
