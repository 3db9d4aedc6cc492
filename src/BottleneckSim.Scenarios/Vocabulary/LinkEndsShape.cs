using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using BottleneckSim.Models.Links;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Generation;
using BottleneckSim.Scenarios.Specimens;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>Two ends of a link: <c>shop to db</c>.</summary>
internal sealed class LinkEndsShape : ScalarShape<LinkEnds>
{
    private const string Between = " to ";
    private const string Name = "[a-z][a-z0-9-]{0,39}";

    public static string Pattern => $"{Name}{Between}{Name}";

    public override string Describe() => "two tiers or load populations, for example 'shop to db'";

    public override JsonObject ToSchema(SchemaDefinitions definitions) => new() { ["type"] = "string", ["pattern"] = $"^{Pattern}$" };

    public override Draft? Specimen(SpecimenContext context) =>
        context.NameOf(NameKind.LinkEnd) is { } one && context.NameOf(NameKind.LinkEnd) is { } other && !one.Equals(other, StringComparison.Ordinal) ? Draft.Of(one + Between + other) : null;

    protected override bool TryRead(ScalarNode scalar, ReadingContext context, [MaybeNullWhen(false)] out LinkEnds value)
    {
        value = default;
        var names = scalar.Text.Split(Between);
        if (names.Length != 2 || !Array.TrueForAll(names, NameShape.Dashed.Matches) || names[0].Equals(names[1], StringComparison.Ordinal))
        {
            Refuse(scalar, context, "names no two ends");
            return false;
        }

        context.Refer(NameKind.LinkEnd, names[0], scalar.At);
        context.Refer(NameKind.LinkEnd, names[1], scalar.At with { Column = scalar.At.Column + names[0].Length + Between.Length });
        value = new LinkEnds(names[0], names[1]);
        return true;
    }
}
