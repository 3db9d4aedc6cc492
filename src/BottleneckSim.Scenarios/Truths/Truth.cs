using System.Collections.Immutable;

namespace BottleneckSim.Scenarios.Truths;

/// <summary>What the operator is to find out: the faults, the fixes that mend them and those that only seem to, and how to see it.</summary>
public sealed record Truth
{
    /// <summary>The scenario that this is the truth of.</summary>
    public required string ScenarioId { get; init; }

    /// <summary>The hidden faults in the order of their instants; empty for a no-fault control.</summary>
    public ImmutableArray<TimedChange> Faults { get; init; } = [];

    /// <summary>The practice menu, in the file's order.</summary>
    public ImmutableArray<Fix> Fixes { get; init; } = [];

    /// <summary>Why there is no alternative fix that shares no kind of change with the reference; null where there is one.</summary>
    public string? NoAlternativeBecause { get; init; }

    /// <summary>The figures in which the fault must be visible.</summary>
    public ImmutableArray<SeenIn> SeenIn { get; init; } = [];

    /// <summary>Hints, from the slightest to the plainest.</summary>
    public ImmutableArray<string> Hints { get; init; } = [];

    /// <summary>What the exercise showed, told afterwards.</summary>
    public required string Debrief { get; init; }

    /// <summary>How the scenario's numbers were chosen.</summary>
    public string Parameters { get; init; } = "";

    /// <summary>Whether nothing is wrong here and every fix only costs.</summary>
    public bool NoFaultControl { get; init; }

    /// <summary>The fix of the menu that mends the system as the author would; null for a no-fault control.</summary>
    public Fix? ReferenceFix => Fixes.FirstOrDefault(fix => fix.Verdict == FixVerdict.Reference);
}
