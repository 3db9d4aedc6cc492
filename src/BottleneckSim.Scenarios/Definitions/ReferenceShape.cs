using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Generation;
using BottleneckSim.Scenarios.Specimens;

namespace BottleneckSim.Scenarios.Definitions;

/// <summary>The name of something that stands elsewhere in the system.</summary>
/// <param name="kind">What it is.</param>
/// <param name="isChecked">Whether it is looked up in the scope that is being read; otherwise the mapping around it does so.</param>
internal sealed class ReferenceShape(NameKind kind, bool isChecked = true) : ScalarShape<string>
{
    public override string Describe() => $"name of {kind.WithArticle()}";

    public override JsonObject ToSchema(SchemaDefinitions definitions) => new() { ["type"] = "string" };

    public override Draft? Specimen(SpecimenContext context) => context.NameOf(kind) is { } name ? Draft.Of(name) : null;

    protected override bool TryRead(ScalarNode scalar, ReadingContext context, [MaybeNullWhen(false)] out string value)
    {
        value = scalar.Text;
        if (isChecked)
            context.Refer(kind, scalar.Text, scalar.At);
        return true;
    }
}
