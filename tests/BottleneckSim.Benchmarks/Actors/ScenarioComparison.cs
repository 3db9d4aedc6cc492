#if AKKA_UNAVAILABLE
using BottleneckSim.Actors.Availability;

namespace BottleneckSim.Benchmarks.Actors;

/// <summary>Without the actor engine there is nothing to compare.</summary>
internal static class ScenarioComparison
{
    public static void Run(TextWriter output, IReadOnlyList<string> arguments) => output.WriteLine($"{OptionalPackages.WhyNoActorEngine} ({string.Join(' ', arguments)})");
}
#else
using BottleneckSim.Models.Autoscaling;
using System.Diagnostics;
using System.Globalization;
using BottleneckSim.Actors.Engines;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Engines;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Sinks;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Reading;
using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Benchmarks.Actors;

/// <summary>Runs the scenarios in full length, faults and reference fix included, on all engines: digests, times, slow-down.</summary>
internal static class ScenarioComparison
{
    /// <summary>Compares.</summary>
    /// <param name="output">Where the table goes.</param>
    /// <param name="arguments">Names of scenarios; none means all.</param>
    public static void Run(TextWriter output, IReadOnlyList<string> arguments)
    {
        var library = ScenarioLibrary.Find(Directory.GetCurrentDirectory());
        foreach (var id in arguments.Count == 0 ? library.Ids : [.. arguments])
        {
            var scenario = library.Read(id).Value ?? throw new InvalidOperationException($"Scenario '{id}' cannot be read.");
            var truth = library.ReadTruth(scenario).Value;
            Play(output, scenario, truth, new SequentialEngineFactory(), "sequential");
            Play(output, scenario, truth, new ActorEngineFactory(), "actors");
            Play(output, scenario, truth, new ActorClusterEngineFactory(), "two members");
        }
    }

    private static void Play(TextWriter output, Scenario scenario, Truth? truth, IEngineFactory factory, string name)
    {
        var fix = truth?.ReferenceFix ?? truth?.Fixes.FirstOrDefault();
        var changes = new Queue<TimedChange>((truth?.Faults ?? [])
            .Concat((fix?.Changes ?? []).Select(change => new TimedChange(scenario.Schedule.FixAt, change)))
            .OrderBy(change => change.At));
        using var engine = factory.Create(scenario.System, 1, new NullSink());
        var watch = Stopwatch.StartNew();
        for (var now = Instant.Zero + scenario.Schedule.SampleEvery; now <= scenario.Schedule.End; now += scenario.Schedule.SampleEvery)
        {
            while (changes.TryPeek(out var change) && change.At <= now)
            {
                engine.AdvanceTo(change.At);
                engine.Apply(changes.Dequeue().Change, ChangeOrigin.Fault);
            }

            engine.AdvanceTo(now);
            engine.Sample();
        }

        watch.Stop();
        var actors = (engine as AutoscalingEngine)?.Inner as ActorEngine;
        var windows = actors?.CountWindows().Windows ?? 0;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{scenario.Id,-22} {name,-12} digest {engine.Digest}  events {engine.HandledEvents,9}  by member {string.Join('/', actors?.HandledEventsByMember() ?? [engine.HandledEvents])}  windows {windows,8}  {watch.Elapsed.TotalSeconds,8:F2} s"));
    }
}
#endif
