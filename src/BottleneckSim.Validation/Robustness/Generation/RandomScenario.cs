using System.Collections.Immutable;

namespace BottleneckSim.Validation.Robustness.Generation;

/// <summary>A random scenario as the file a person could have written, and changes to try on it.</summary>
/// <param name="Text">The scenario file.</param>
/// <param name="Changes">Change files of one change each, by instant; some may not fit.</param>
/// <param name="Seed">The seed of its run.</param>
public sealed record RandomScenario(string Text, ImmutableArray<string> Changes, ulong Seed);
