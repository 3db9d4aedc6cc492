using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Generation;
using BottleneckSim.Scenarios.Mistakes;
using BottleneckSim.Scenarios.Specimens;

namespace BottleneckSim.Scenarios.Definitions;

/// <summary>One of several mappings, told apart by what stands behind their key <c>kind</c>.</summary>
/// <param name="title">What it is called, in the singular.</param>
/// <param name="alternatives">The words behind <c>kind</c>, what the named thing then is, and the mappings.</param>
internal sealed class KindShape<T>(string title, ImmutableArray<(string Word, NameKind Kind, Mapping<T> Mapping)> alternatives) : Shape<T>
{
    /// <summary>The key that tells the mappings apart.</summary>
    public const string KindWord = "kind";

    public override IEnumerable<Section> Sections => alternatives.Select(alternative => alternative.Mapping);

    public override string Describe() => $"{title} of kind {string.Join(" | ", alternatives.Select(alternative => alternative.Word))}";

    public override string ToMarkdown() =>
        $"{title}: {string.Join(", ", alternatives.Select(alternative => alternative.Mapping.Link))}";

    public override JsonObject ToSchema(SchemaDefinitions definitions) => definitions.Refer(this, $"any-{title}", () => new JsonObject
    {
        ["anyOf"] = new JsonArray([.. alternatives.Select(alternative => alternative.Mapping.ToSchema(definitions))]),
    });

    public override Draft? Specimen(SpecimenContext context) => context.Choices.Of(alternatives).Mapping.Specimen(context);

    public override bool TryRead(Node node, ReadingContext context, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        var word = (node as MappingNode)?.Find(KindWord)?.Value;
        foreach (var (known, kind, mapping) in alternatives)
        {
            if (word is ScalarNode scalar && string.Equals(scalar.Text, known, StringComparison.Ordinal))
            {
                context.Names.Declare(kind, Scope.System, context.Name);
                return mapping.TryRead((MappingNode)node, context, out value);
            }
        }

        RefuseKind(node, word, context);
        return false;
    }

    private void RefuseKind(Node node, Node? word, ReadingContext context)
    {
        foreach (var alternative in alternatives)
            context.Names.Declare(alternative.Kind, Scope.System, context.Name);
        context.Names.MarkUnclear(context.Scope);
        var words = alternatives.Select(alternative => alternative.Word).ToList();
        var allowed = $"allowed: {string.Join(", ", words)}";
        if (word is ScalarNode { Text.Length: > 0 } scalar)
            context.Mistakes.Add(scalar.At, $"{KindWord}: unknown word {scalar.Quoted}", allowed, NearestName.Of(scalar.Text, words));
        else if (node is MappingNode)
            context.Mistakes.Add(node.At, $"{context.Subject} lacks the key '{KindWord}'", allowed);
        else
            Refuse(node, context, "instead of a mapping");
    }
}
