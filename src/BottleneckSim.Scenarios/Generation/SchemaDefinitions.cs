using System.Text.Json.Nodes;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Generation;

/// <summary>The named definitions of a JSON Schema.</summary>
internal sealed class SchemaDefinitions
{
    private readonly SortedDictionary<string, JsonObject?> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, object> _owners = new(StringComparer.Ordinal);

    /// <summary>A reference to a definition, which is made when it is first asked for.</summary>
    /// <param name="owner">What is defined: two different things may not have one name.</param>
    /// <param name="name">The definition's name.</param>
    /// <param name="make">Makes it.</param>
    public JsonObject Refer(object owner, string name, Func<JsonObject> make)
    {
        if (!_owners.TryAdd(name, owner) && !ReferenceEquals(_owners[name], owner))
            throw new InvalidOperationException($"Two definitions of the schema are called '{name}'; give one of them another title.");
        if (_definitions.TryAdd(name, null))
            _definitions[name] = make();
        return new JsonObject { ["$ref"] = $"#/$defs/{name}" };
    }

    /// <summary>All definitions, by name.</summary>
    public JsonObject ToJson() => new(_definitions.Select(definition => KeyValuePair.Create(definition.Key, (JsonNode?)definition.Value)));

    /// <summary>The schema of a mapping with known keys.</summary>
    public static JsonObject OfMapping(Mapping mapping, SchemaDefinitions definitions)
    {
        var properties = new JsonObject();
        foreach (var key in mapping.Keys)
        {
            var schema = key.AnyShape.ToSchema(definitions);
            schema["description"] = key.WhenMissing is null ? key.Doc : $"{key.Doc} Default: {key.WhenMissing}.";
            properties.Add(key.Word, schema);
        }

        return new JsonObject
        {
            ["description"] = mapping.Doc,
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. mapping.Keys.Where(key => key.IsRequired).Select(key => (JsonNode)key.Word)]),
            ["additionalProperties"] = false,
        };
    }
}
