using System.Text.Json.Nodes;

namespace BottleneckSim.Scenarios.Definitions;

/// <summary>Something that is one of a few words.</summary>
internal interface IWords
{
    /// <summary>The words.</summary>
    public IEnumerable<string> All { get; }
}

/// <summary>Words that many mappings share.</summary>
internal static class Words
{
    /// <summary>Yes or no.</summary>
    public static WordShape<bool> Flag { get; } = new(("true", true), ("false", false));

    /// <summary>A single word, which says what a mapping is.</summary>
    public static WordShape<string> Only(string word) => new((word, word));

    /// <summary>A word as an editor reads it.</summary>
    public static JsonNode ToJson(string word) => word switch
    {
        "true" => JsonValue.Create(true),
        "false" => JsonValue.Create(false),
        _ => JsonValue.Create(word),
    };
}
