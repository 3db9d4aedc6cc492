using System.Collections.Immutable;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Grading.Experiments;

/// <summary>One of the ways in which a scenario is run: what goes wrong and what is done about it. Runs of one seed differ in nothing else.</summary>
/// <param name="Name">Its name, unique within an experiment.</param>
/// <param name="Faults">What goes wrong.</param>
/// <param name="OperatorChanges">What is done.</param>
public sealed record Variant(string Name, ImmutableArray<TimedChange> Faults, ImmutableArray<TimedChange> OperatorChanges);
