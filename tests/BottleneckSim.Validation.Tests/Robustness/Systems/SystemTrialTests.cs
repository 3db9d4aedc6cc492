using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Validation.Robustness.Generation;
using BottleneckSim.Validation.Robustness.Systems;

namespace BottleneckSim.Validation.Tests.Robustness.Systems;

public sealed class SystemTrialTests
{
    private const string Text = """
        schema: bottlenecksim/1
        scenario: random
        title: Random
        system:
          nodes:
            web-0: { kind: web, cpu: { cores: 1 }, workers: 4, endpoints: { GET /: [ { use-cpu: 5ms } ] } }
          load: { passers: { arrivals: 50/s, tasks: { GET /: 1 }, to: web-0 } }
        objectives: [ { operation: GET /, latency: { p95: 1s } } ]
        allowed-changes: [ scale ]
        """;

    private static readonly SystemTrial Trial = new(Duration.FromSeconds(2));

    [Fact]
    public void A_sound_system_is_called_sound_and_its_fitting_changes_are_counted()
    {
        var outcome = Trial.Run(new RandomScenario(Text, [Change("resize: { tier: web-0, cores: 2 }"), Change("scale: { tier: nowhere, instances: 2 }")], 7));

        Assert.Equal((SystemVerdict.Sound, 1), (outcome.Verdict, outcome.ChangesMade));
        Assert.True(outcome.Events > 100);
    }

    [Fact]
    public void A_rolling_restart_takes_its_turns()
    {
        var one = Text.Replace("cpu: { cores: 1 }", "instances: 2, boot: 100ms, cpu: { cores: 1 }", StringComparison.Ordinal);
        var atOnce = Trial.Run(new RandomScenario(one, [Change("resize: { tier: web-0, cores: 2 }")], 7));
        var rolling = Trial.Run(new RandomScenario(one, [Change("resize: { tier: web-0, cores: 2, max-unavailable: 1 }")], 7));

        Assert.Equal((SystemVerdict.Sound, 1), (rolling.Verdict, rolling.ChangesMade));
        Assert.True(rolling.Events > atOnce.Events, $"{rolling.Events} events, {atOnce.Events} without restarts");
    }

    [Fact]
    public void A_file_that_the_reader_refuses_is_told_with_the_mistake()
    {
        var outcome = Trial.Run(new RandomScenario(Text.Replace("cores: 1", "cores: 0", StringComparison.Ordinal), [], 7));

        Assert.Equal(SystemVerdict.Refused, outcome.Verdict);
        Assert.Contains("cores", outcome.Detail, StringComparison.Ordinal);
    }

    private static string Change(string change) => $"schema: bottlenecksim-changes/1\nchanges: [ {{ at: 1s, {change} }} ]\n";
}
