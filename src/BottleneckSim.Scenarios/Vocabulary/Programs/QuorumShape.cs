using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using BottleneckSim.Models.Programs.Parallel;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Generation;
using BottleneckSim.Scenarios.Specimens;

namespace BottleneckSim.Scenarios.Vocabulary.Programs;

/// <summary>How many branches are waited for: <c>all</c>, a number, or a share.</summary>
internal sealed class QuorumShape : ScalarShape<Quorum>
{
    private const int Most = 10_000;

    private static readonly Shape<double> Share = Quantity.Share("0.1%", "100%");

    public override string Describe() => "all | a number of branches, 1 to 10,000 | a share, 0.1% to 100%";

    public override string Format(Quorum value) => value switch
    {
        { Count: { } count } => count.ToString(CultureInfo.InvariantCulture),
        { Share: 1 } => "all",
        _ => Share.Format(value.Share!.Value),
    };

    public override JsonObject ToSchema(SchemaDefinitions definitions) => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["enum"] = new JsonArray("all") },
            new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = Most },
            Share.ToSchema(definitions)),
    };

    public override Draft? Specimen(SpecimenContext context) => context.Choices.Below(3) switch
    {
        0 => Draft.Of("all"),
        1 => Draft.Of((1 + context.Choices.Below(4)).ToString(CultureInfo.InvariantCulture)),
        _ => Share.Specimen(context),
    };

    protected override bool TryRead(ScalarNode scalar, ReadingContext context, [MaybeNullWhen(false)] out Quorum value)
    {
        value = null;
        if (scalar.Text == "all")
        {
            value = Quorum.All;
        }
        else if (int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= Most)
        {
            value = Quorum.Of(count);
        }
        else if (scalar.Text.EndsWith('%'))
        {
            value = Share.TryRead(scalar, context, out var share) ? Quorum.OfShare(share) : null;
        }
        else
        {
            context.Mistakes.Add(scalar.At, $"{context.Subject}: {scalar.Quoted} is neither all nor a number nor a share", Allowed());
        }

        return value is not null;
    }
}
