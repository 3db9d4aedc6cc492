using System.Collections.Immutable;
using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Scenarios.Reading;

/// <summary>Changes to make to a run, from a file.</summary>
/// <param name="Changes">The changes by their instants; those of one instant in the file's order.</param>
public sealed record ChangeFile(ImmutableArray<TimedChange> Changes);
