using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>A kind of change: its word, and the mapping behind it.</summary>
/// <param name="Word">As in <see cref="Change.Kind"/>.</param>
/// <param name="Fields">What it is told.</param>
internal sealed record ChangeKind(string Word, Mapping<Change> Fields)
{
    /// <summary>A kind and its fields.</summary>
    public static ChangeKind Of<T>(string word, string doc, Func<MappingValues, T> build, params Key[] keys)
        where T : Change
    {
        var terms = ChangeTerms.Of<T>();
        return new(word, new Mapping<Change>($"{word} change", doc, [.. keys], build)
        {
            Remarks = [("complete", terms.DescribeDuration()), ("costs", terms.DescribeCost())],
        });
    }
}
