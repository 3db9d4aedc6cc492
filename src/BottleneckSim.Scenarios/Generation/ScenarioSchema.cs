using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BottleneckSim.Scenarios.Vocabulary;
using BottleneckSim.Scenarios.Vocabulary.Changes;
using BottleneckSim.Scenarios.Vocabulary.Truths;

namespace BottleneckSim.Scenarios.Generation;

/// <summary>The JSON Schema (2020-12) of scenario, truth and change files, for editors. Made from the definitions that the readers use.</summary>
public static class ScenarioSchema
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The text of <c>scenarios/schema.json</c>.</summary>
    public static string Write()
    {
        var definitions = new SchemaDefinitions();
        var files = new JsonArray(
            ScenarioDefinitions.Scenario.ToSchema(definitions),
            TruthDefinitions.Truth.ToSchema(definitions),
            ChangeFileDefinitions.ChangeFile.ToSchema(definitions));
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "BottleneckSim scenario, truth and change files",
            ["$comment"] = "Generated from the definitions in src/BottleneckSim.Scenarios; a test keeps it in step. To write it anew: UPDATE_GOLDEN_FILES=1 dotnet test tests/BottleneckSim.Scenarios.Tests",
            ["oneOf"] = files,
            ["$defs"] = definitions.ToJson(),
        };
        return schema.ToJsonString(Indented) + "\n";
    }
}
