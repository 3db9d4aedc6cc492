using System.Collections.Immutable;
using System.Text.Json.Nodes;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Generation;

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
            var isItemRight = item.TryRead(entry.Value, Inside(entry.Key.Text, context), out var read);
            value = isItemRight ? value.Add(entry.Key.Text, read!) : value;
            isRight &= isItemRight;
        }

        return isRight;
    }

    private ReadingContext Inside(string key, ReadingContext context) => context with
    {
        Subject = key,
        Name = key,
        Scope = kind is NameKind.Tier or NameKind.Table ? context.Scope.Within(key) : context.Scope,
        Program = kind is NameKind.Endpoint or NameKind.Job ? key : context.Program,
    };
}
