using System.Collections.Immutable;
using System.Text.Json.Nodes;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Generation;
using BottleneckSim.Scenarios.Specimens;

namespace BottleneckSim.Scenarios.Definitions;

/// <summary>A mapping from names to equal things.</summary>
/// <param name="key">The rule for names.</param>
/// <param name="item">What stands behind a name.</param>
/// <param name="fewest">The fewest allowed.</param>
/// <param name="most">The most allowed.</param>
internal abstract class EntriesShape<T>(ScalarShape<string> key, Shape<T> item, int fewest, int most) : Shape<ImmutableSortedDictionary<string, T>>
{
    public sealed override IEnumerable<Section> Sections => item.Sections;

    public sealed override JsonObject ToSchema(SchemaDefinitions definitions) => new()
    {
        ["type"] = "object",
        ["propertyNames"] = key.ToSchema(definitions),
        ["additionalProperties"] = item.ToSchema(definitions),
        ["minProperties"] = fewest,
        ["maxProperties"] = most,
    };

    public sealed override Draft? Specimen(SpecimenContext context)
    {
        var made = Draft.Of(Array.Empty<KeyValuePair<string, Draft>>());
        var wanted = context.CountOf(fewest, most);
        for (var entry = 0; entry < wanted; entry++)
            Extend(made, context);
        return made.Entries!.Count < fewest ? null : made;
    }

    public sealed override Draft? Extend(Draft existing, SpecimenContext context)
    {
        if (existing.Entries is not { } entries || entries.Count >= most || key.Specimen(context)?.Text is not { } name || entries.Exists(entry => entry.Key.Equals(name, StringComparison.Ordinal)))
            return null;
        if (item.Specimen(Around(name, context.Inside)) is not { } added)
            return null;
        entries.Add(KeyValuePair.Create(name, added));
        return added;
    }

    public sealed override bool TryRead(Node node, ReadingContext context, out ImmutableSortedDictionary<string, T> value)
    {
        value = ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);
        if (node is not MappingNode mapping)
        {
            RefuseOther(node, context);
            return false;
        }

        var isRight = mapping.Entries.Length >= fewest && mapping.Entries.Length <= most;
        if (!isRight)
            context.Mistakes.Add(node.At, FormattableString.Invariant($"{context.Subject}: {mapping.Entries.Length} entries"), Allowed());
        foreach (var entry in mapping.Entries.Take(most))
        {
            var isKeyRight = key.TryRead(entry.Key, context, out var name);
            Declare(entry.Key.Text, context);
            var inside = Inside(entry.Key.Text, context);
            context.Session.Trace?.Note(item, entry.Value, inside);
            var isItemRight = item.TryRead(entry.Value, inside, out var read);
            isRight &= isKeyRight && isItemRight;
            value = isKeyRight && isItemRight ? value.Add(name!, read!) : value;
        }

        return isRight;
    }

    /// <summary>Refuses what is no mapping.</summary>
    protected abstract void RefuseOther(Node node, ReadingContext context);

    /// <summary>Makes a name known to what refers to it.</summary>
    protected virtual void Declare(string name, ReadingContext context)
    {
    }

    /// <summary>What is known where the thing behind a name is read.</summary>
    protected abstract ReadingContext Inside(string name, ReadingContext context);

    /// <summary>What is known where an example of the thing behind a name is made.</summary>
    protected virtual SpecimenContext Around(string name, SpecimenContext context) => context;
}
