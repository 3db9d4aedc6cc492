using BottleneckSim.Grading.Measurements;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Engines;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Sinks;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Grading.Runs;

/// <summary>Carries out a run plan on an engine: advances from one instant of interest to the next, samples there, then makes the changes.</summary>
/// <remarks>
/// <code>
/// stops:  every SampleEvery ∪ window bounds ∪ instants of changes ∪ horizon
/// a stop: advance ─► sample ─► faults ─► operator's changes
/// </code>
/// The stops depend on the plan alone, so the run repeats bit for bit on every engine.
/// </remarks>
public static class ScenarioRun
{
    /// <summary>Runs a plan to its horizon.</summary>
    /// <param name="engines">Makes the engine.</param>
    /// <param name="plan">What to run.</param>
    /// <param name="sinks">Who else sees the facts: checkers, telemetry.</param>
    /// <exception cref="ChangeRefusedException">A change does not fit the system at its instant; the message says why.</exception>
    /// <exception cref="ArgumentException">A change lies outside the run.</exception>
    public static RunResult Execute(IEngineFactory engines, RunPlan plan, params ReadOnlySpan<ObservationSink> sinks)
    {
        var horizon = GradingWindows.HorizonOf(plan.Scenario);
        foreach (var change in plan.Faults.Concat(plan.OperatorChanges))
        {
            if (change.At < Instant.Zero || change.At > horizon)
                throw new ArgumentException($"'{change.Change.Describe()}' is to be made at {change.At}, outside the run from 0s to {horizon}.", nameof(plan));
        }

        var measurements = new MeasurementSink(GradingWindows.PlanOf(plan.Scenario, plan.WithSeries));
        using var engine = engines.Create(plan.Scenario.System, plan.Seed, new CompositeSink([measurements, .. sinks]));
        foreach (var stop in StopsOf(plan, horizon))
        {
            engine.AdvanceTo(stop);
            engine.Sample();
            Apply(engine, plan.Faults, stop, ChangeOrigin.Fault);
            Apply(engine, plan.OperatorChanges, stop, ChangeOrigin.Operator);
        }

        return new RunResult(plan, measurements.Measure(horizon), engine.Name, engine.Digest, engine.HandledEvents, horizon);
    }

    private static void Apply(IEngine engine, IEnumerable<TimedChange> changes, Instant now, ChangeOrigin origin)
    {
        foreach (var change in changes.Where(change => change.At == now))
            engine.Apply(change.Change, origin);
    }

    private static SortedSet<Instant> StopsOf(RunPlan plan, Instant horizon)
    {
        var schedule = plan.Scenario.Schedule;
        SortedSet<Instant> stops =
        [
            Instant.Zero, Instant.Zero + schedule.WarmUp, schedule.FixAt, schedule.JudgedFrom, schedule.End, horizon,
            .. plan.Faults.Select(change => change.At),
            .. plan.OperatorChanges.Select(change => change.At),
        ];
        for (var sample = Instant.Zero + schedule.SampleEvery; sample < horizon; sample += schedule.SampleEvery)
            stops.Add(sample);
        return stops;
    }
}
