using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BottleneckSim.Scenarios.Tests.Generation;

/// <summary>The part of JSON Schema 2020-12 that the generated schema uses; an unknown keyword is a failure.</summary>
internal sealed class JsonSchemaChecker(JsonObject root)
{
    private static readonly string[] Annotations = ["$schema", "$comment", "$defs", "title", "description"];

    public bool Accepts(JsonNode? value) => Accepts(root, value);

    private bool Accepts(JsonObject schema, JsonNode? value)
    {
        foreach (var (keyword, rule) in schema)
        {
            if (!Annotations.Contains(keyword, StringComparer.Ordinal) && !Holds(keyword, rule!, value, schema))
                return false;
        }

        return true;
    }

    private bool Holds(string keyword, JsonNode rule, JsonNode? value, JsonObject schema) => keyword switch
    {
        "$ref" => Accepts(Resolve(rule.GetValue<string>()), value),
        "oneOf" => rule.AsArray().Count(option => Accepts(option!.AsObject(), value)) == 1,
        "anyOf" => rule.AsArray().Any(option => Accepts(option!.AsObject(), value)),
        "type" => rule is JsonArray types ? types.Any(type => IsOfType(value, type!.GetValue<string>())) : IsOfType(value, rule.GetValue<string>()),
        "enum" => rule.AsArray().Any(word => JsonNode.DeepEquals(word, value)),
        "pattern" => Text(value) is not { } text || Regex.IsMatch(text, rule.GetValue<string>(), RegexOptions.ECMAScript),
        "minLength" => Text(value) is not { } text || text.Length >= rule.GetValue<int>(),
        "maxLength" => Text(value) is not { } text || text.Length <= rule.GetValue<int>(),
        "minimum" => Number(value) is not { } number || number >= rule.GetValue<decimal>(),
        "maximum" => Number(value) is not { } number || number <= rule.GetValue<decimal>(),
        "minItems" => value is not JsonArray items || items.Count >= rule.GetValue<int>(),
        "maxItems" => value is not JsonArray items || items.Count <= rule.GetValue<int>(),
        "items" => value is not JsonArray items || items.All(item => Accepts(rule.AsObject(), item)),
        "minProperties" => value is not JsonObject entries || entries.Count >= rule.GetValue<int>(),
        "maxProperties" => value is not JsonObject entries || entries.Count <= rule.GetValue<int>(),
        "propertyNames" => value is not JsonObject entries || entries.All(entry => Accepts(rule.AsObject(), JsonValue.Create(entry.Key))),
        "required" => value is not JsonObject entries || rule.AsArray().All(key => entries.ContainsKey(key!.GetValue<string>())),
        "properties" => value is not JsonObject entries || entries.All(entry => rule[entry.Key] is not JsonObject inner || Accepts(inner, entry.Value)),
        "additionalProperties" => value is not JsonObject entries || entries.All(entry => Covers(schema, entry.Key) || AcceptsAdditional(rule, entry.Value)),
        _ => throw new NotSupportedException($"The schema uses the keyword '{keyword}', which this checker does not know."),
    };

    private bool AcceptsAdditional(JsonNode rule, JsonNode? value) => rule is JsonObject inner && Accepts(inner, value);

    private JsonObject Resolve(string reference) =>
        root["$defs"]![reference["#/$defs/".Length..]] as JsonObject ?? throw new InvalidOperationException($"The schema refers to {reference}, which is not there.");

    private static bool Covers(JsonObject schema, string key) => schema["properties"] is JsonObject properties && properties.ContainsKey(key);

    private static bool IsOfType(JsonNode? value, string type) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => Text(value) is not null,
        "number" => Number(value) is not null,
        "integer" => Number(value) is { } number && number == decimal.Truncate(number),
        _ => throw new NotSupportedException($"The schema uses the type '{type}', which this checker does not know."),
    };

    private static string? Text(JsonNode? value) => value is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text : null;

    private static decimal? Number(JsonNode? value) => value is JsonValue scalar && scalar.TryGetValue<decimal>(out var number) ? number : null;
}
