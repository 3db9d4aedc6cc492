using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Generation;
using BottleneckSim.Scenarios.Specimens;

namespace BottleneckSim.Scenarios.Definitions;

/// <summary>What another shape reads, unless something is wrong with it as a whole.</summary>
/// <param name="inner">The other shape.</param>
/// <param name="findProblem">What is wrong, or null.</param>
/// <param name="allowed">What is allowed.</param>
internal sealed class CheckedShape<T>(Shape<T> inner, Func<T, string?> findProblem, string allowed) : Shape<T>
{
    public override IEnumerable<Section> Sections => inner.Sections;

    public override string Describe() => inner.Describe();

    public override string ToMarkdown() => inner.ToMarkdown();

    public override string Allowed() => inner.Allowed();

    public override string Format(T value) => inner.Format(value);

    public override JsonObject ToSchema(SchemaDefinitions definitions) => inner.ToSchema(definitions);

    public override Draft? Specimen(SpecimenContext context) => inner.Specimen(context);

    public override Draft? Extend(Draft existing, SpecimenContext context) => inner.Extend(existing, context);

    public override bool TryRead(Node node, ReadingContext context, [MaybeNullWhen(false)] out T value)
    {
        if (!inner.TryRead(node, context, out value))
            return false;
        if (findProblem(value) is not { } problem)
            return true;
        context.Mistakes.Add(node.At, $"{context.Subject}: {problem}", allowed);
        return false;
    }
}
