using System.Collections.Immutable;
using System.Text.Json.Nodes;
using BottleneckSim.Models.Links;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Generation;
using BottleneckSim.Scenarios.Specimens;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>All links of a system.</summary>
/// <param name="Default">The link between any two that have none of their own.</param>
/// <param name="Own">Links of their own.</param>
internal sealed record SystemLinks(LinkOptions Default, ImmutableSortedDictionary<LinkEnds, LinkOptions> Own);

/// <summary>A mapping from <c>default</c> and from pairs <c>shop to db</c> to links.</summary>
internal sealed class LinksShape(Shape<LinkOptions> link) : Shape<SystemLinks>
{
    private static readonly LinkEndsShape Ends = new();

    private const string DefaultWord = "default";

    public override IEnumerable<Section> Sections => link.Sections;

    public override string Describe() => "a link for 'default' and for pairs of names, for example 'shop to db'";

    public override string ToMarkdown() => $"`default` and pairs such as `shop to db`, each: {link.ToMarkdown()}";

    public override JsonObject ToSchema(SchemaDefinitions definitions) => new()
    {
        ["type"] = "object",
        ["propertyNames"] = new JsonObject { ["pattern"] = $"^({DefaultWord}|{LinkEndsShape.Pattern})$" },
        ["additionalProperties"] = link.ToSchema(definitions),
    };

    public override Draft? Specimen(SpecimenContext context) => link.Specimen(context.Inside) is { } made ? Draft.Of(DefaultWord, made) : null;

    public override Draft? Extend(Draft existing, SpecimenContext context)
    {
        if (existing.Entries is not { } entries || Ends.Specimen(context)?.Text is not { } ends || link.Specimen(context.Inside) is not { } added)
            return null;
        entries.Add(KeyValuePair.Create(ends, added));
        return added;
    }

    public override bool TryRead(Node node, ReadingContext context, out SystemLinks value)
    {
        value = new SystemLinks(LinkDefinitions.Default, ImmutableSortedDictionary<LinkEnds, LinkOptions>.Empty);
        if (node is not MappingNode mapping)
        {
            Refuse(node, context, "instead of a mapping");
            return false;
        }

        var isRight = true;
        foreach (var entry in mapping.Entries)
        {
            context.Session.Trace?.Note(link, entry.Value, context);
            var isLinkRight = link.TryRead(entry.Value, context with { Subject = entry.Key.Text }, out var read);
            var isDefault = string.Equals(entry.Key.Text, DefaultWord, StringComparison.Ordinal);
            var ends = isDefault ? null : ReadEnds(entry.Key, value, context);
            isRight &= isLinkRight && (isDefault || ends is not null);
            if (isLinkRight && isDefault)
                value = value with { Default = read! };
            else if (isLinkRight && ends is not null)
                value = value with { Own = value.Own.Add(ends.Value, read!) };
        }

        return isRight;
    }

    private LinkEnds? ReadEnds(ScalarNode key, SystemLinks soFar, ReadingContext context)
    {
        if (!Ends.TryRead(key, context, out var ends))
            return null;
        if (!soFar.Own.ContainsKey(ends))
            return ends;
        context.Mistakes.Add(key.At, $"links: {key.Quoted} once more", "allowed: each pair once, in either order");
        return null;
    }
}
