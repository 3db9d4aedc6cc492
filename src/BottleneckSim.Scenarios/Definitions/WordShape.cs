using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Generation;
using BottleneckSim.Scenarios.Mistakes;
using BottleneckSim.Scenarios.Specimens;

namespace BottleneckSim.Scenarios.Definitions;

/// <summary>One of a few words.</summary>
/// <param name="words">The words and what they stand for.</param>
internal sealed class WordShape<T>(params ImmutableArray<(string Word, T Value)> words) : ScalarShape<T>, IWords
{
    IEnumerable<string> IWords.All => words.Select(word => word.Word);

    public override string Describe() => string.Join(" | ", words.Select(word => word.Word));

    public override string Format(T value) => words.First(word => EqualityComparer<T>.Default.Equals(word.Value, value)).Word;

    public override JsonObject ToSchema(SchemaDefinitions definitions) =>
        new() { ["enum"] = new JsonArray([.. words.Select(word => Words.ToJson(word.Word))]) };

    public override Draft? Specimen(SpecimenContext context) => Draft.Of(context.Choices.Of(words).Word);

    protected override bool TryRead(ScalarNode scalar, ReadingContext context, [MaybeNullWhen(false)] out T value)
    {
        foreach (var (word, meant) in words)
        {
            if (string.Equals(word, scalar.Text, StringComparison.Ordinal))
            {
                value = meant!;
                return true;
            }
        }

        value = default;
        var nearest = NearestName.Of(scalar.Text, words.Select(word => word.Word));
        context.Mistakes.Add(scalar.At, $"{context.Subject}: unknown word {scalar.Quoted}", $"allowed: {string.Join(", ", words.Select(word => word.Word))}", nearest);
        return false;
    }
}
