using System.Collections.Immutable;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>Empty dictionaries by name, in ordinal order.</summary>
internal static class NoNames
{
    public static ImmutableSortedDictionary<string, T> For<T>() => ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);
}
