using BottleneckSim.Scenarios.Reading;

namespace BottleneckSim.Scenarios.Tests.Mistakes;

public sealed class MissingDiskTests
{
    [Fact]
    public void A_tier_whose_programs_use_a_disk_that_its_nodes_do_not_have_is_refused_where_the_programs_stand()
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
                  endpoints: { GET /: [ { for-each: 2, do: [ { io: list, read: 4KiB } ] } ] }
              load: { people: { arrivals: 5/s, tasks: { GET /: 1 }, to: web } }
            objectives: [ { operation: GET /, latency: { p95: 1s } } ]
            allowed-changes: [ scale ]
            """;

        var mistake = Assert.Single(ScenarioReader.ReadText(Text, "files.yaml").Mistakes);

        Assert.Equal(10, mistake.Line);
        Assert.Contains("reads or writes 'list', but the nodes have no disk", mistake.Found, StringComparison.Ordinal);
        Assert.Empty(ScenarioReader.ReadText(Text.Replace("workers: 4", "workers: 4\n      disk: ssd", StringComparison.Ordinal), "files.yaml").Mistakes);
    }
}
