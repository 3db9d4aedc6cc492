using System.Text.Json.Nodes;

namespace BottleneckSim.Cli.Formatting;

/// <summary>Numbers in JSON, which knows no infinity.</summary>
internal static class JsonNumber
{
    /// <summary>The number, or null for what is no finite number.</summary>
    public static JsonNode? Of(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
