using System.Collections.Immutable;

namespace BottleneckSim.Scenarios.Definitions;

/// <summary>A choice among mappings as the reference tells it.</summary>
/// <param name="title">What it is called, in the singular.</param>
/// <param name="alternatives">The word and the mapping of each alternative.</param>
internal sealed class Choice(string title, ImmutableArray<(string Word, Mapping Mapping)> alternatives)
    : Section(title, $"A mapping with one of these words{Shared(alternatives)}.")
{
    public ImmutableArray<(string Word, Mapping Mapping)> Alternatives => alternatives;

    public override IEnumerable<Section> Inner => alternatives.Select(alternative => alternative.Mapping);

    private static string Shared(ImmutableArray<(string Word, Mapping Mapping)> alternatives) =>
        alternatives.All(alternative => alternative.Mapping.Keys.Any(key => key.Word.Equals(alternative.Word, StringComparison.Ordinal)))
            ? string.Empty
            : ", and behind it a mapping of the same name";
}
