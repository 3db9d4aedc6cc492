using System.Collections.Immutable;
using BottleneckSim.Models.Changes;

namespace BottleneckSim.Scenarios.Truths;

/// <summary>An entry of the practice menu.</summary>
/// <param name="Name">Its name: lower-case letters, digits and dashes.</param>
/// <param name="Title">One line for the menu.</param>
/// <param name="Verdict">What the author expects of it, which the proofs check by measuring.</param>
/// <param name="Why">Why it mends or why it does not.</param>
/// <param name="Changes">What it does, one after another at the same instant; at least one change.</param>
/// <param name="Improves">For a tempting wrong fix: the figures of which at least one improves, which is what makes it tempting.</param>
public sealed record Fix(
    string Name, string Title, FixVerdict Verdict, string Why, ImmutableArray<Change> Changes, ImmutableArray<Improvement> Improves);
