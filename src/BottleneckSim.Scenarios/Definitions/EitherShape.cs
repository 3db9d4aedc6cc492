using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Generation;
using BottleneckSim.Scenarios.Specimens;

namespace BottleneckSim.Scenarios.Definitions;

/// <summary>A word for something usual, or a mapping that says it in full; none of the mapping's keys need be written.</summary>
/// <param name="word">The words.</param>
/// <param name="mapping">The mapping.</param>
internal sealed class EitherShape<T>(WordShape<T> word, Mapping<T> mapping) : Shape<T>
{
    private readonly MappingShape<T> _full = new(mapping);

    public override IEnumerable<Section> Sections => _full.Sections;

    public override string Describe() => $"{word.Describe()}, or {_full.Describe()}";

    public override string ToMarkdown() => $"{word.ToMarkdown()}, or {_full.ToMarkdown()}";

    public override JsonObject ToSchema(SchemaDefinitions definitions) =>
        new() { ["anyOf"] = new JsonArray(word.ToSchema(definitions), _full.ToSchema(definitions)) };

    public override Draft? Specimen(SpecimenContext context) => context.Choices.OnceIn(2) ? word.Specimen(context) : _full.Specimen(context);

    public override bool TryRead(Node node, ReadingContext context, [MaybeNullWhen(false)] out T value) =>
        node is MappingNode ? _full.TryRead(node, context, out value) : word.TryRead(node, context, out value);
}
