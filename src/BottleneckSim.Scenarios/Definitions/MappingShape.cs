using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Generation;
using BottleneckSim.Scenarios.Specimens;

namespace BottleneckSim.Scenarios.Definitions;

/// <summary>A place where one kind of mapping stands.</summary>
internal sealed class MappingShape<T>(Mapping<T> mapping) : Shape<T>
{
    public Mapping<T> Mapping => mapping;

    public override string Describe() => mapping.Title;

    public override string ToMarkdown() => mapping.Heading.Link;

    public override IEnumerable<Section> Sections => [mapping.Heading];

    public override string Allowed() => $"allowed: a mapping with {string.Join(", ", mapping.Keys.Select(key => key.Word))}";

    public override JsonObject ToSchema(SchemaDefinitions definitions) => mapping.ToSchema(definitions);

    public override Draft? Specimen(SpecimenContext context) => mapping.Specimen(context);

    public override bool TryRead(Node node, ReadingContext context, [MaybeNullWhen(false)] out T value)
    {
        if (node is MappingNode entries)
            return mapping.TryRead(entries, context, out value);
        value = default;
        Refuse(node, context, "instead of a mapping");
        return false;
    }
}
