using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using BottleneckSim.Models.Loads.Traces;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Generation;

namespace BottleneckSim.Scenarios.Vocabulary.Loads;

/// <summary>The path of a trace file beside or below the scenario, and what the file holds.</summary>
internal sealed class TraceShape : ScalarShape<ImmutableArray<TraceArrival>>
{
    private const int LongestPath = 200;

    public static TraceShape Instance { get; } = new();

    public override string Describe() => "path of a CSV file beside or below this one, at most 16 MiB and a million requests";

    public override JsonObject ToSchema(SchemaDefinitions definitions) => new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = LongestPath };

    protected override bool TryRead(ScalarNode scalar, ReadingContext context, [MaybeNullWhen(false)] out ImmutableArray<TraceArrival> value)
    {
        value = default;
        if (!IsInside(scalar.Text))
        {
            Refuse(scalar, context, "is not such a path");
            return false;
        }

        var folder = Path.GetDirectoryName(context.Mistakes.File) ?? string.Empty;
        return TraceFile.TryRead(Path.Combine(folder, scalar.Text), scalar.At, context, out value);
    }

    /// <summary>A scenario that somebody else wrote must not read files elsewhere.</summary>
    private static bool IsInside(string path) =>
        path.Length <= LongestPath
        && !Path.IsPathRooted(path)
        && path.EndsWith(".csv", StringComparison.Ordinal)
        && path.Split('/').All(part => part.Length > 0 && part is not (".." or ".") && part.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.'));
}
