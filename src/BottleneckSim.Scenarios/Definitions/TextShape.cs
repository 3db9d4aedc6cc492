using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Generation;
using BottleneckSim.Scenarios.Specimens;

namespace BottleneckSim.Scenarios.Definitions;

/// <summary>Free text for people.</summary>
/// <param name="longest">The most characters allowed.</param>
internal sealed class TextShape(int longest) : ScalarShape<string>
{
    public static TextShape Line { get; } = new(200);

    public static TextShape Prose { get; } = new(DocumentLimits.ScalarCharacters);

    public override string Describe() => FormattableString.Invariant($"text, at most {longest} characters");

    public override JsonObject ToSchema(SchemaDefinitions definitions) => new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = longest };

    public override Draft? Specimen(SpecimenContext context) => Draft.Of("any text");

    protected override bool TryRead(ScalarNode scalar, ReadingContext context, [MaybeNullWhen(false)] out string value)
    {
        value = scalar.Text.Trim();
        if (value.Length is > 0 && value.Length <= longest)
            return true;
        Refuse(scalar, context, value.Length == 0 ? "is empty" : FormattableString.Invariant($"has {value.Length} characters"));
        return false;
    }
}
