using System.Collections.Immutable;
using System.Text.Json.Nodes;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Generation;
using BottleneckSim.Scenarios.Specimens;

namespace BottleneckSim.Scenarios.Definitions;

/// <summary>A mapping from names that the author gives to equal things: pools, tables, endpoints.</summary>
/// <param name="kind">What the names are the names of.</param>
/// <param name="name">The rule for names.</param>
/// <param name="item">What stands behind a name.</param>
/// <param name="fewest">The fewest allowed.</param>
/// <param name="most">The most allowed.</param>
internal sealed class NamedShape<T>(NameKind kind, NameShape name, Shape<T> item, int fewest, int most)
    : Shape<ImmutableSortedDictionary<string, T>>
{
    public override IEnumerable<Section> Sections => item.Sections;

    public override string Describe() => FormattableString.Invariant($"{fewest} to {most} {kind.Plural()} by name");

    public override string ToMarkdown() => $"{Describe()} ({name.ToMarkdown()}), each: {item.ToMarkdown()}";

    public override JsonObject ToSchema(SchemaDefinitions definitions) => new()
    {
        ["type"] = "object",
        ["propertyNames"] = name.ToSchema(definitions),
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
        if (existing.Entries is not { } entries || entries.Count >= most || name.Specimen(context)?.Text is not { } given || entries.Exists(entry => entry.Key.Equals(given, StringComparison.Ordinal)))
            return null;
        if (item.Specimen(context.Inside with { Scope = ScopeOf(given, context.Scope) }) is not { } added)
            return null;
        entries.Add(KeyValuePair.Create(given, added));
        return added;
    }

    public override bool TryRead(Node node, ReadingContext context, out ImmutableSortedDictionary<string, T> value)
    {
        value = ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);
        if (node is not MappingNode mapping)
        {
            context.Names.MarkUnclear(kind, context.Scope);
            Refuse(node, context, "instead of a mapping from names");
            return false;
        }

        var isRight = mapping.Entries.Length >= fewest && mapping.Entries.Length <= most;
        if (!isRight)
            context.Mistakes.Add(node.At, FormattableString.Invariant($"{context.Subject}: {mapping.Entries.Length} entries"), Allowed());
        foreach (var entry in mapping.Entries.Take(most))
        {
            isRight &= name.TryRead(entry.Key, context, out _);
            context.Names.Declare(kind, context.Scope, entry.Key.Text);
            context.Session.Trace?.Note(item, entry.Value, Inside(entry.Key.Text, context));
            var isItemRight = item.TryRead(entry.Value, Inside(entry.Key.Text, context), out var read);
            value = isItemRight ? value.Add(entry.Key.Text, read!) : value;
            isRight &= isItemRight;
        }

        return isRight;
    }

    private Scope ScopeOf(string key, Scope around) => kind is NameKind.Tier or NameKind.Table ? around.Within(key) : around;

    private ReadingContext Inside(string key, ReadingContext context) => context with
    {
        Subject = key,
        Name = key,
        Scope = ScopeOf(key, context.Scope),
        Program = kind is NameKind.Endpoint or NameKind.Job ? key : context.Program,
    };
}
