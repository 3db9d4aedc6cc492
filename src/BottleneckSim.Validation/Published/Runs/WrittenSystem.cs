using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Systems;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Reading;

namespace BottleneckSim.Validation.Published.Runs;

/// <summary>A system said in the words of a scenario file, for rows whose system has tables and queries.</summary>
internal sealed class WrittenSystem
{
    private readonly Scenario _scenario;

    /// <summary>Reads a system.</summary>
    /// <param name="nodes">What stands under <c>nodes</c>, in one line.</param>
    /// <param name="load">What stands under <c>load</c>, in one line.</param>
    /// <param name="rest">Further keys of the system, each a line.</param>
    /// <exception cref="InvalidOperationException">The words are wrong.</exception>
    public WrittenSystem(string nodes, string load, params ReadOnlySpan<string> rest)
    {
        var text = $$"""
            schema: bottlenecksim/1
            scenario: published-row
            title: A published row
            story: A published row.
            teaches: [published]
            system:
              nodes: { {{nodes}} }
              load: { {{load}} }
            {{string.Concat(rest.ToArray().Select(line => $"  {line}\n"))}}
            objectives: [ { operation: GET /, latency: { p99: 1s } } ]
            prices: {}
            allowed-changes: []
            """;
        var read = ScenarioReader.ReadText(text, "published-row.yaml");
        _scenario = read.Value ?? throw new InvalidOperationException(read.Mistakes[0].ToString());
    }

    /// <summary>The system.</summary>
    public SystemDescription System => _scenario.System;

    /// <summary>A change of it, in the words of a change file.</summary>
    /// <exception cref="InvalidOperationException">The words are wrong.</exception>
    public Change ChangeOf(string words)
    {
        var read = ChangeFileReader.ReadText($"schema: bottlenecksim-changes/1\nchanges: [ {{ at: 0s, {words} }} ]", "published-row.change.yaml", _scenario);
        return read.Value?.Changes[0].Change ?? throw new InvalidOperationException(read.Mistakes[0].ToString());
    }
}
