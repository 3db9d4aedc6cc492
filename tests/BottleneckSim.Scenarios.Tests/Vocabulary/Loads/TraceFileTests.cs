using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Loads.Traces;
using BottleneckSim.Scenarios.Reading;

namespace BottleneckSim.Scenarios.Tests.Vocabulary.Loads;

public sealed class TraceFileTests
{
    [Fact]
    public void A_trace_beside_the_scenario_is_read()
    {
        var load = (TraceLoadOptions)Read("at,operation\n0s,GET /\n1.5s,POST /order\n1500ms,GET /\n").Value!.System.Loads["visits"];

        Assert.Equal(
            [(0L, "GET /"), (1_500_000_000L, "POST /order"), (1_500_000_000L, "GET /")],
            load.Arrivals.Select(arrival => (arrival.At.Nanoseconds, arrival.Operation)));
        Assert.Equal(new Dictionary<string, int>(StringComparer.Ordinal) { ["GET /"] = 2, ["POST /order"] = 1 }, load.Tasks);
        Assert.Equal(Duration.FromSeconds(60), load.Timeout);
    }

    [Theory]
    [InlineData("", 1, "does not begin with its header")]
    [InlineData("at,operation\n", 1, "has no requests")]
    [InlineData("time,what\n0s,GET /\n", 1, "does not begin with its header")]
    [InlineData("at,operation\n0s,GET /\n2s,GET /\n1s,GET /\n", 4, "lies before the line above")]
    [InlineData("at,operation\n0s,GET /\n\n5,GET /\n", 4, "has no unit")]
    [InlineData("at,operation\n-1s,GET /\n", 2, "is not within 0s to 7d")]
    [InlineData("at,operation\n0s GET /\n", 2, "a line without a comma")]
    [InlineData("at,operation\n0s,FETCH /\n", 2, "operation is not a method and a route")]
    public void A_mistake_in_a_trace_is_told_at_its_place_there(string trace, int line, string found)
    {
        var mistake = Assert.Single(Read(trace).Mistakes);

        Assert.EndsWith("visits.csv", mistake.File, StringComparison.Ordinal);
        Assert.Equal(line, mistake.Line);
        Assert.Contains(found, mistake.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_tier_does_not_have_is_told_in_the_scenario()
    {
        var mistake = Assert.Single(Read("at,operation\n0s,GET /\n1s,GET /nothing\n").Mistakes);

        Assert.EndsWith("scenario.yaml", mistake.File, StringComparison.Ordinal);
        Assert.Contains("unknown endpoint 'GET /nothing'", mistake.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Very_many_mistakes_are_told_in_part() =>
        Assert.Equal(20, Read("at,operation\n" + string.Concat(Enumerable.Repeat("x\n", 5_000))).Mistakes.Length);

    private static ReadResult<Scenario> Read(string trace)
    {
        var folder = Directory.CreateTempSubdirectory("bottlenecksim-trace-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "visits.csv"), trace);
            var scenario = Path.Combine(folder.FullName, "scenario.yaml");
            File.WriteAllText(
                scenario,
                """
                schema: bottlenecksim/1
                scenario: traced
                title: A trace
                system:
                  nodes:
                    shop: { kind: web, cpu: { cores: 1 }, workers: 1, endpoints: { GET /: [], POST /order: [] } }
                  load:
                    visits: { trace: visits.csv, to: shop }
                objectives: [ { operation: GET /, latency: { p99: 1s } } ]
                allowed-changes: []
                """);
            return ScenarioReader.Read(scenario);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
