using BottleneckSim.Scenarios.Reading;

namespace BottleneckSim.Scenarios.Tests.Mistakes;

public sealed class MissingMemoryTests
{
    [Fact]
    public void A_tier_whose_programs_allocate_memory_that_its_nodes_do_not_have_is_refused_where_the_programs_stand()
    {
        const string Text = """
            schema: bottlenecksim/1
            scenario: files
            title: Files
            system:
              nodes:
                web:
                  kind: web
                  cpu: { cores: 1 }
                  workers: 4
                  endpoints: { GET /: [ { for-each: 2, do: [ { allocate: 4KiB } ] } ] }
              load: { people: { arrivals: 5/s, tasks: { GET /: 1 }, to: web } }
            objectives: [ { operation: GET /, latency: { p95: 1s } } ]
            allowed-changes: [ scale ]
            """;

        var mistake = Assert.Single(ScenarioReader.ReadText(Text, "files.yaml").Mistakes);

        Assert.Equal(10, mistake.Line);
        Assert.Contains("a program allocates memory, but the tier does not say how much its nodes have", mistake.Found, StringComparison.Ordinal);
        Assert.Empty(ScenarioReader.ReadText(Text.Replace("workers: 4", "workers: 4\n      memory: { size: 1GiB }", StringComparison.Ordinal), "files.yaml").Mistakes);
    }
}
