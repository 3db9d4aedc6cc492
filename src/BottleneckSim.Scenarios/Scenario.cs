using System.Collections.Immutable;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Costs;
using BottleneckSim.Scenarios.Objectives;
using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Scenarios;

/// <summary>What an operator may know of an exercise: the story, the system as documented, what its users are owed, and what may be changed.</summary>
/// <remarks>The hidden half, faults and fixes, is the <see cref="Truth"/> in a file of its own.</remarks>
public sealed record Scenario
{
    /// <summary>The name by which people and the truth file refer to it: lower-case letters, digits and dashes, for example <c>missing-index</c>.</summary>
    public required string Id { get; init; }

    /// <summary>One line for lists.</summary>
    public required string Title { get; init; }

    /// <summary>What the person at the controls is told before looking. May be empty.</summary>
    public string Story { get; init; } = "";

    /// <summary>The sources of the lesson, for example <c>Course</c>, <c>UTIL</c>. May be empty.</summary>
    public ImmutableArray<string> Teaches { get; init; } = [];

    /// <summary>The system as documented, before any fault.</summary>
    public required SystemDescription System { get; init; }

    /// <summary>What the users are owed; at least one.</summary>
    public required ImmutableArray<Objective> Objectives { get; init; }

    /// <summary>What machines cost an hour, in the scenario's currency.</summary>
    public PriceList Prices { get; init; } = PriceList.Free;

    /// <summary>The kinds of change that the operator may make (<see cref="Models.Changes.Change.Kind"/>).</summary>
    public ImmutableSortedSet<string> AllowedChanges { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>When things happen in a run that is judged.</summary>
    public Schedule Schedule { get; init; } = new();
}
