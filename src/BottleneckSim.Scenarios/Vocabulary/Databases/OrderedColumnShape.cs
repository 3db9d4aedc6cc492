using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Generation;
using BottleneckSim.Scenarios.Specimens;

namespace BottleneckSim.Scenarios.Vocabulary.Databases;

/// <summary>A column and perhaps a direction: <c>created_at desc</c>.</summary>
internal sealed class OrderedColumnShape : ScalarShape<OrderedColumn>
{
    public override string Describe() => "name of a column, perhaps with 'asc' or 'desc' behind it";

    public override JsonObject ToSchema(SchemaDefinitions definitions) => new() { ["type"] = "string", ["pattern"] = "^[a-z][a-z0-9_]{0,62}( (asc|desc))?$" };

    public override Draft? Specimen(SpecimenContext context) =>
        context.NameOf(NameKind.Column) is { } column ? Draft.Of(column + context.Choices.Of(["", " asc", " desc"])) : null;

    protected override bool TryRead(ScalarNode scalar, ReadingContext context, [MaybeNullWhen(false)] out OrderedColumn value)
    {
        var words = scalar.Text.Split(' ');
        value = new OrderedColumn(words[0], words.Length == 2 && words[1] is "desc" ? SortDirection.Descending : SortDirection.Ascending);
        if (words.Length > 2 || (words.Length == 2 && words[1] is not ("asc" or "desc")))
        {
            Refuse(scalar, context, "is no column with a direction");
            return false;
        }

        context.Refer(NameKind.Column, words[0], scalar.At);
        return true;
    }
}
