using BottleneckSim.Scenarios.Reading;

namespace BottleneckSim.Scenarios.Tests.Mistakes;

public sealed class AutoscalerMetricTests
{
    [Theory]
    [InlineData("cpu: 50%", false)]
    [InlineData("concurrency: 4", false)]
    [InlineData("queue-depth: 4", true)]
    public void A_tier_without_a_queue_cannot_be_scaled_by_the_depth_of_one(string metric, bool isRefused)
    {
        var text = $$"""
            schema: bottlenecksim/1
            scenario: files
            title: Files
            system:
              nodes:
                web:
                  kind: web
                  cpu: { cores: 1 }
                  workers: 4
                  autoscaler: { {{metric}}, max: 4 }
                  endpoints: { GET /: [ { use-cpu: 1ms } ] }
              load: { people: { arrivals: 5/s, tasks: { GET /: 1 }, to: web } }
            objectives: [ { operation: GET /, latency: { p95: 1s } } ]
            allowed-changes: [ scale ]
            """;

        var mistakes = ScenarioReader.ReadText(text, "files.yaml").Mistakes;

        Assert.Equal(isRefused ? [(10, "autoscaler: the tier consumes no queue, so there is no depth to go by")] : [], mistakes.Select(mistake => (mistake.Line, mistake.Found)));
    }
}
