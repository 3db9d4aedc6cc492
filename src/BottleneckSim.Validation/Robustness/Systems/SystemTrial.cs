using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Engines;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Invariants;
using BottleneckSim.Observations.Sinks;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Reading;
using BottleneckSim.Scenarios.Truths;
using BottleneckSim.Validation.Robustness.Generation;

namespace BottleneckSim.Validation.Robustness.Systems;

/// <summary>Runs a random scenario twice under the invariant checker, with its changes.</summary>
/// <param name="length">How much simulated time.</param>
/// <param name="sinkOf">What watches the run, made around the checker; lets planted bugs spoil what the checker is told.</param>
public sealed class SystemTrial(Duration length, Func<InvariantChecker, ObservationSink> sinkOf)
{
    /// <summary>A run with more events is cut short.</summary>
    public const long MostEvents = 100_000_000;

    private static readonly Duration Step = Duration.FromMilliseconds(500);

    /// <summary>A trial with nothing between the run and the checker.</summary>
    public SystemTrial(Duration length)
        : this(length, checker => checker)
    {
    }

    /// <summary>Reads the scenario, runs it, runs it again.</summary>
    public SystemOutcome Run(RandomScenario random)
    {
        try
        {
            var read = ScenarioReader.ReadText(random.Text, "random.yaml");
            if (read.Value is not { } scenario)
                return new SystemOutcome(SystemVerdict.Refused, read.Mistakes[0].ToString(), 0, 0);
            var changes = Fitting(random, scenario);
            var first = Execute(random, scenario, changes);
            if (first.Broken is { } broken)
                return new SystemOutcome(SystemVerdict.Broken, broken, first.Made, first.Events);
            if (first.Events > MostEvents)
                return new SystemOutcome(SystemVerdict.CutShort, string.Empty, first.Made, first.Events);
            var second = Execute(random, scenario, changes);
            return string.Equals(first.Digest, second.Digest, StringComparison.Ordinal)
                ? new SystemOutcome(SystemVerdict.Sound, string.Empty, first.Made, first.Events)
                : new SystemOutcome(SystemVerdict.NotRepeatable, $"{first.Digest}, then {second.Digest}", first.Made, first.Events);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return new SystemOutcome(SystemVerdict.Crashed, exception.ToString(), 0, 0);
        }
    }

    /// <summary>The changes that can be read; one that does not fit the system that those before it leave is left out.</summary>
    private static List<TimedChange> Fitting(RandomScenario random, Scenario scenario)
    {
        List<TimedChange> changes = [];
        foreach (var text in random.Changes)
        {
            foreach (var change in ChangeFileReader.ReadText(text, "change.yaml", scenario).Value?.Changes ?? [])
            {
                changes.Add(change);
                scenario = scenario with { System = change.Change.Apply(scenario.System) };
            }
        }

        return changes;
    }

    private (string Digest, int Made, long Events, string? Broken) Execute(RandomScenario random, Scenario scenario, List<TimedChange> changes)
    {
        var checker = new InvariantChecker(ViolationResponse.Collect);
        using var engine = new SequentialEngineFactory().Create(scenario.System, random.Seed, sinkOf(checker)); // Autoscalers and rolling restarts take their turns.
        var made = 0;
        foreach (var change in changes)
        {
            Advance(engine, change.At);
            made += TryApply(engine, change.Change) ? 1 : 0;
        }

        Advance(engine, Instant.Zero + length);
        return (engine.Digest, made, engine.HandledEvents, checker.ViolationCount == 0 ? null : checker.Violations[0].ToString());
    }

    /// <summary>A change may not fit after the others; then the run goes on as it was.</summary>
    private static bool TryApply(IEngine engine, Change change)
    {
        try
        {
            engine.Apply(change, ChangeOrigin.Operator);
            return true;
        }
        catch (ChangeRefusedException)
        {
            return false;
        }
    }

    private static void Advance(IEngine engine, Instant to)
    {
        while (engine.Now < to && engine.HandledEvents <= MostEvents)
        {
            engine.AdvanceTo(Instant.Min(to, engine.Now + Step));
            engine.Sample();
        }
    }
}
