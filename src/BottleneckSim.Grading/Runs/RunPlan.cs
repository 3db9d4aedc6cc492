using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Grading.Runs;

/// <summary>One deterministic run: a scenario, what goes wrong and what is done about it, and a seed.</summary>
public sealed record RunPlan
{
    /// <summary>The scenario.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The seed of all draws.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The faults and their instants; empty for a healthy run.</summary>
    public ImmutableArray<TimedChange> Faults { get; init; } = [];

    /// <summary>What the operator does and when: fixes, and the changes of a file. Those of one instant in the order given, after its faults.</summary>
    public ImmutableArray<TimedChange> OperatorChanges { get; init; } = [];

    /// <summary>Whether series over time are wanted.</summary>
    public bool WithSeries { get; init; }

    /// <summary>The same run with a fix made at an instant.</summary>
    public RunPlan WithFix(Fix fix, Instant at) =>
        this with { OperatorChanges = OperatorChanges.AddRange(fix.Changes.Select(change => new TimedChange(at, change))) };
}
