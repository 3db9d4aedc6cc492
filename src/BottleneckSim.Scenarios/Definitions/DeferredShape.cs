using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Generation;
using BottleneckSim.Scenarios.Specimens;

namespace BottleneckSim.Scenarios.Definitions;

/// <summary>A shape that is looked up only when it is needed, because it contains itself: a step with steps.</summary>
/// <param name="title">What it is called.</param>
/// <param name="find">Finds the shape.</param>
internal sealed class DeferredShape<T>(string title, Func<Shape<T>> find) : Shape<T>
{
    public override IEnumerable<Section> Sections => find().Sections;

    public override string Describe() => title;

    public override string Allowed() => find().Allowed();

    public override string Format(T value) => find().Format(value);

    public override JsonObject ToSchema(SchemaDefinitions definitions) => find().ToSchema(definitions);

    public override Draft? Specimen(SpecimenContext context) => find().Specimen(context);

    public override Draft? Extend(Draft existing, SpecimenContext context) => find().Extend(existing, context);

    public override bool TryRead(Node node, ReadingContext context, [MaybeNullWhen(false)] out T value) => find().TryRead(node, context, out value);
}
