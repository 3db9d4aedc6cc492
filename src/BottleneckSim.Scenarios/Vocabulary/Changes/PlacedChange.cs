using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Documents;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>A change and where it stands, with the checks of its references: they hold for the system that it is applied to.</summary>
/// <param name="Change">The change.</param>
/// <param name="At">Where its word stands.</param>
/// <param name="References">What it gathered while it was read.</param>
internal sealed record PlacedChange(Change Change, Position At, ReadingSession References);

/// <summary>A change with its place and its instant.</summary>
internal sealed record PlacedTimedChange(Instant Instant, PlacedChange Change);
