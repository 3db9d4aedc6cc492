using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Generation;
using BottleneckSim.Scenarios.Specimens;

namespace BottleneckSim.Scenarios.Definitions;

/// <summary>A list of equal things.</summary>
/// <param name="item">One of them.</param>
/// <param name="fewest">The fewest allowed.</param>
/// <param name="most">The most allowed.</param>
internal sealed class ListShape<T>(Shape<T> item, int fewest, int most) : Shape<ImmutableArray<T>>
{
    public override IEnumerable<Section> Sections => item.Sections;

    public override string Describe() => FormattableString.Invariant($"list of {fewest} to {most}: {item.Describe()}");

    public override string ToMarkdown() => FormattableString.Invariant($"list of {fewest} to {most}: {item.ToMarkdown()}");

    public override string Format(ImmutableArray<T> value) => $"[{string.Join(", ", value.Select(item.Format))}]";

    public override JsonObject ToSchema(SchemaDefinitions definitions) => new()
    {
        ["type"] = "array",
        ["items"] = item.ToSchema(definitions),
        ["minItems"] = fewest,
        ["maxItems"] = most,
    };

    public override Draft? Specimen(SpecimenContext context)
    {
        var items = Enumerable.Range(0, context.CountOf(fewest, most)).Select(_ => item.Specimen(context.Inside)).OfType<Draft>().ToList();
        return items.Count < fewest ? null : Draft.Of(items);
    }

    public override Draft? Extend(Draft existing, SpecimenContext context)
    {
        if (existing.Items is not { } items || items.Count >= most || item.Specimen(context.Inside) is not { } added)
            return null;
        items.Insert(context.Choices.Below(items.Count + 1), added);
        return added;
    }

    public override bool TryRead(Node node, ReadingContext context, out ImmutableArray<T> value)
    {
        value = [];
        if (node is not SequenceNode sequence)
        {
            Refuse(node, context, "instead of a list");
            return false;
        }

        if (sequence.Items.Length < fewest || sequence.Items.Length > most)
            context.Mistakes.Add(node.At, FormattableString.Invariant($"{context.Subject}: a list of {sequence.Items.Length}"), Allowed());
        var items = ImmutableArray.CreateBuilder<T>();
        foreach (var element in sequence.Items.Take(most))
        {
            context.Session.Trace?.Note(item, element, context);
            if (item.TryRead(element, context, out var read))
                items.Add(read);
        }

        value = items.ToImmutable();
        return value.Length == sequence.Items.Length && value.Length >= fewest;
    }
}
