using System.Collections.Immutable;
using System.Text.Json.Nodes;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Generation;
using BottleneckSim.Scenarios.Specimens;

namespace BottleneckSim.Scenarios.Definitions;

/// <summary>A mapping whose keys are names that stand elsewhere: prices of tiers, weights of tasks, predicates on columns.</summary>
/// <param name="key">The rule for keys.</param>
/// <param name="item">What stands behind a key.</param>
/// <param name="fewest">The fewest allowed.</param>
/// <param name="most">The most allowed.</param>
internal sealed class MapShape<T>(ScalarShape<string> key, Shape<T> item, int fewest, int most) : Shape<ImmutableSortedDictionary<string, T>>
{
    public override IEnumerable<Section> Sections => item.Sections;

    public override string Describe() => FormattableString.Invariant($"{fewest} to {most} entries, {key.Describe()}: {item.Describe()}");

    public override string ToMarkdown() => FormattableString.Invariant($"{fewest} to {most} entries, {key.Describe()}: {item.ToMarkdown()}");

    public override JsonObject ToSchema(SchemaDefinitions definitions) => new()
    {
        ["type"] = "object",
        ["propertyNames"] = key.ToSchema(definitions),
        ["additionalProperties"] = item.ToSchema(definitions),
        ["minProperties"] = fewest,
        ["maxProperties"] = most,
    };

    public override Draft? Specimen(SpecimenContext context)
    {
        var made = Draft.Of(Array.Empty<KeyValuePair<string, Draft>>());
        var wanted = context.CountOf(fewest, most);
        for (var entry = 0; entry < wanted; entry++)
            Extend(made, context);
        return made.Entries!.Count < fewest ? null : made;
    }

    public override Draft? Extend(Draft existing, SpecimenContext context)
    {
        if (existing.Entries is not { } entries || entries.Count >= most || key.Specimen(context)?.Text is not { } name || entries.Exists(entry => entry.Key.Equals(name, StringComparison.Ordinal)))
            return null;
        if (item.Specimen(context.Inside) is not { } added)
            return null;
        entries.Add(KeyValuePair.Create(name, added));
        return added;
    }

    public override bool TryRead(Node node, ReadingContext context, out ImmutableSortedDictionary<string, T> value)
    {
        value = ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);
        if (node is not MappingNode mapping)
        {
            Refuse(node, context, "instead of a mapping");
            return false;
        }

        var isRight = mapping.Entries.Length >= fewest && mapping.Entries.Length <= most;
        if (!isRight)
            context.Mistakes.Add(node.At, FormattableString.Invariant($"{context.Subject}: {mapping.Entries.Length} entries"), Allowed());
        foreach (var entry in mapping.Entries.Take(most))
        {
            var isKeyRight = key.TryRead(entry.Key, context, out var name);
            context.Session.Trace?.Note(item, entry.Value, context);
            var isItemRight = item.TryRead(entry.Value, context with { Subject = entry.Key.Text }, out var read);
            isRight &= isKeyRight && isItemRight;
            value = isKeyRight && isItemRight ? value.Add(name!, read!) : value;
        }

        return isRight;
    }
}
