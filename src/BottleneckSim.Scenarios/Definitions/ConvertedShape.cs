using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Generation;
using BottleneckSim.Scenarios.Specimens;

namespace BottleneckSim.Scenarios.Definitions;

/// <summary>What another shape reads, as another type.</summary>
/// <param name="inner">The other shape.</param>
/// <param name="convert">Makes the value.</param>
internal sealed class ConvertedShape<TInner, T>(Shape<TInner> inner, Func<TInner, ReadingContext, T> convert) : Shape<T>
{
    public override IEnumerable<Section> Sections => inner.Sections;

    public override string Describe() => inner.Describe();

    public override string ToMarkdown() => inner.ToMarkdown();

    public override string Allowed() => inner.Allowed();

    public override JsonObject ToSchema(SchemaDefinitions definitions) => inner.ToSchema(definitions);

    public override Draft? Specimen(SpecimenContext context) => inner.Specimen(context);

    public override Draft? Extend(Draft existing, SpecimenContext context) => inner.Extend(existing, context);

    public override bool TryRead(Node node, ReadingContext context, [MaybeNullWhen(false)] out T value)
    {
        var isRight = inner.TryRead(node, context, out var read);
        value = isRight ? convert(read!, context) : default;
        return isRight && value is not null;
    }
}

/// <summary>Short ways to make shapes from others.</summary>
internal static class Shapes
{
    /// <summary>What a shape reads, as another type.</summary>
    public static Shape<T> As<TInner, T>(this Shape<TInner> inner, Func<TInner, T> convert) =>
        new ConvertedShape<TInner, T>(inner, (value, _) => convert(value));
}
