using System.Collections.Immutable;
using BottleneckSim.Grading.Measurements;
using BottleneckSim.Observations.Changes;

namespace BottleneckSim.Grading.Experiments;

/// <summary>What one replication of a variant gave.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Judged">What was measured in the judged window.</param>
/// <param name="Engine">The engine's name.</param>
/// <param name="Digest">The run's digest.</param>
public sealed record Replication(ulong Seed, WindowMeasurement Judged, string Engine, string Digest)
{
    /// <summary>The operator's changes, with the instants at which they were begun and complete.</summary>
    public ImmutableArray<ChangeProgress> OperatorChanges { get; init; } = [];
}
