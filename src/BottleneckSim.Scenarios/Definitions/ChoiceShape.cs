using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Generation;
using BottleneckSim.Scenarios.Mistakes;
using BottleneckSim.Scenarios.Specimens;

namespace BottleneckSim.Scenarios.Definitions;

/// <summary>One of several mappings, told apart by a word that only it has: a step, a distribution, a change.</summary>
/// <param name="title">What it is called, in the singular.</param>
/// <param name="alternatives">The mappings; the first key of each is its word.</param>
internal sealed class ChoiceShape<T>(string title, ImmutableArray<Mapping<T>> alternatives) : Shape<T>
{
    /// <summary>What else may stand there instead of a mapping: a single value.</summary>
    public Shape<T>? Single { get; init; }

    /// <summary>What else may stand there instead of a mapping: a list.</summary>
    public Shape<T>? List { get; init; }

    public ImmutableArray<Mapping<T>> Alternatives => alternatives;

    /// <summary>The heading of the reference under which the alternatives stand. Default: the title.</summary>
    public string? Heading { get; init; }

    public override IEnumerable<Section> Sections =>
        (Single?.Sections ?? []).Concat(List?.Sections ?? []).Concat(IsSmall ? alternatives.Select(alternative => alternative.Heading) : [Choice]);

    public override string Describe() => Join(shape => shape.Describe(), $"{title} ({string.Join(" | ", Words)})");

    public override string ToMarkdown() => Join(shape => shape.ToMarkdown(), (IsSmall ? alternatives[0].Heading.Link : Choice.Link) + Beside);

    public override string Allowed() => $"allowed: {Join(shape => shape.Describe(), $"a mapping with one of the keys {string.Join(", ", Words)}")}";

    public override JsonObject ToSchema(SchemaDefinitions definitions)
    {
        var others = new[] { Single, List }.Where(shape => shape is not null).Select(shape => (JsonNode)shape!.ToSchema(definitions));
        return definitions.Refer(this, $"any-{title.Replace(' ', '-')}", () => new JsonObject
        {
            ["anyOf"] = new JsonArray([.. others, .. alternatives.Select(alternative => alternative.ToSchema(definitions))]),
        });
    }

    public override Draft? Specimen(SpecimenContext context)
    {
        var others = new Shape?[] { Single, List }.OfType<Shape>().ToList();
        if (others.Count > 0 && (context.IsDeepest || context.Choices.OnceIn(2)))
            return context.Choices.Of(others).Specimen(context);
        var first = context.Choices.Below(alternatives.Length);
        return Enumerable.Range(first, alternatives.Length).Select(index => alternatives[index % alternatives.Length].Specimen(context)).FirstOrDefault(specimen => specimen is not null);
    }

    public override Draft? Extend(Draft existing, SpecimenContext context) => existing.Items is null ? null : List?.Extend(existing, context);

    public override bool TryRead(Node node, ReadingContext context, [MaybeNullWhen(false)] out T value)
    {
        if (node is ScalarNode { Text.Length: > 0 } && Single is not null)
            return Single.TryRead(node, context, out value);
        if (node is SequenceNode && List is not null)
            return List.TryRead(node, context, out value);
        value = default;
        if (node is MappingNode mapping)
            return Find(mapping, context) is { } alternative && alternative.TryRead(mapping, context, out value);
        Refuse(node, context, $"instead of a {title}");
        return false;
    }

    private IEnumerable<string> Words => alternatives.Select(WordOf);

    private static string WordOf(Mapping<T> alternative) => alternative.Keys[0].Word;

    /// <summary>A single alternative needs no heading to choose it under.</summary>
    private bool IsSmall => alternatives.Length == 1;

    private Choice Choice => new(Heading ?? title, [.. alternatives.Select(alternative => (WordOf(alternative), alternative.Heading))]);

    /// <summary>The key that every alternative has beyond those under its heading.</summary>
    private string Beside => alternatives[0].Added is not { } key
        ? string.Empty
        : $" with `{key.Word}` beside its word ({(key.IsRequired ? "required" : $"default {key.WhenMissing}")}: {key.AnyShape.Describe()}): {key.Doc}";

    private Mapping<T>? Find(MappingNode node, ReadingContext context)
    {
        var fitting = alternatives.Where(alternative => node.Find(WordOf(alternative)) is not null).ToList();
        if (fitting.Count == 1)
            return fitting[0];
        if (fitting.Count > 1)
        {
            context.Mistakes.Add(node.At, $"{title} with both '{WordOf(fitting[0])}' and '{WordOf(fitting[1])}'", $"allowed: one of {string.Join(", ", Words)}");
            return null;
        }

        var misspelt = node.Entries.Select(entry => (entry.Key, Nearest: NearestName.Of(entry.Key.Text, Words))).FirstOrDefault(entry => entry.Nearest is not null);
        var (key, nearest) = misspelt.Nearest is null ? (node.Entries.FirstOrDefault()?.Key, null) : misspelt;
        context.Mistakes.Add(
            key?.At ?? node.At, key is null ? $"an empty {title}" : $"unknown {title} {key.Quoted}", $"allowed: one of {string.Join(", ", Words)}", nearest);
        return null;
    }

    private string Join(Func<Shape, string> tell, string mapping) =>
        string.Join(", or ", new[] { Single, List }.Where(shape => shape is not null).Select(shape => tell(shape!)).Append(mapping));
}
