using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using BottleneckSim.Models.Changes;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Generation;
using BottleneckSim.Scenarios.Specimens;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>The mapping behind a change's word; the checks of its references are kept for the system that it will be applied to.</summary>
internal sealed class PlacedShape(Mapping<Change> fields) : Shape<PlacedChange>
{
    private readonly MappingShape<Change> _inner = new(fields);

    public override IEnumerable<Section> Sections => _inner.Sections;

    public override string Describe() => _inner.Describe();

    public override string ToMarkdown() => _inner.ToMarkdown();

    public override string Allowed() => _inner.Allowed();

    public override JsonObject ToSchema(SchemaDefinitions definitions) => _inner.ToSchema(definitions);

    public override Draft? Specimen(SpecimenContext context) => _inner.Specimen(context);

    public override bool TryRead(Node node, ReadingContext context, [MaybeNullWhen(false)] out PlacedChange value)
    {
        var references = new ReadingSession(context.Mistakes) { Trace = context.Session.Trace };
        var isRight = _inner.TryRead(node, context with { Session = references }, out var change);
        value = isRight ? new PlacedChange(change!, node.At, references) : null;
        return isRight;
    }
}
