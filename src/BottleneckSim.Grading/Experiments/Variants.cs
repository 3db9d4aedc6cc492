using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Grading.Experiments;

/// <summary>The variants of a scenario that verdicts and proofs compare.</summary>
public static class Variants
{
    /// <summary>Nothing goes wrong and nothing is done.</summary>
    public static Variant Healthy { get; } = new("healthy", [], []);

    /// <summary>The faults happen and nothing is done.</summary>
    public static Variant Unmended(Truth? truth) => new("unmended", FaultsOf(truth), []);

    /// <summary>The faults happen, and the fix is made to the running system at the schedule's instant.</summary>
    public static Variant Mended(Scenario scenario, Truth? truth, Fix fix) =>
        new($"mended by {fix.Name}", FaultsOf(truth), At(scenario.Schedule.FixAt, fix.Changes));

    /// <summary>The fix is made as soon as the first fault is there, or at instant zero where there is none: would it have prevented the trouble?</summary>
    public static Variant Prevented(Truth? truth, Fix fix)
    {
        var faults = FaultsOf(truth);
        var at = faults.IsEmpty ? Instant.Zero : faults.Min(fault => fault.At);
        return new($"prevented by {fix.Name}", faults, At(at, fix.Changes));
    }

    private static ImmutableArray<TimedChange> FaultsOf(Truth? truth) => truth?.Faults ?? [];

    private static ImmutableArray<TimedChange> At(Instant instant, ImmutableArray<Change> changes) =>
        [.. changes.Select(change => new TimedChange(instant, change))];
}
