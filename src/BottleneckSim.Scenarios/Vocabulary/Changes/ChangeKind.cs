using BottleneckSim.Models.Changes;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>A kind of change: its word, and the mapping behind it.</summary>
/// <param name="Word">As in <see cref="Change.Kind"/>.</param>
/// <param name="Fields">What it is told.</param>
internal sealed record ChangeKind(string Word, Mapping<Change> Fields)
{
    /// <summary>A kind and its fields.</summary>
    public static ChangeKind Of(string word, string doc, Func<MappingValues, Change> build, params Key[] keys) =>
        new(word, new Mapping<Change>($"{word} change", doc, [.. keys], build));
}
