using System.Collections.Immutable;

namespace BottleneckSim.Scenarios.Documents;

/// <summary>A value of a document and where it begins.</summary>
internal abstract record Node(Position At)
{
    /// <summary>What it is, in a reader's words.</summary>
    public abstract string Describe();
}

/// <summary>A word, a number, a text.</summary>
internal sealed record ScalarNode(Position At, string Text) : Node(At)
{
    private const int LongestQuotation = 60;

    /// <summary>The text in quotation marks, cut where it is long, on one line.</summary>
    public string Quoted => Quote(Text);

    public static string Quote(string text)
    {
        var line = new string([.. text.Take(LongestQuotation).Select(character => char.IsControl(character) || char.IsSurrogate(character) ? '?' : character)]);
        return text.Length > LongestQuotation ? $"'{line}…'" : $"'{line}'";
    }

    public override string Describe() => Text.Length == 0 ? "nothing" : Quoted;
}

/// <summary>A list.</summary>
internal sealed record SequenceNode(Position At, ImmutableArray<Node> Items) : Node(At)
{
    public override string Describe() => "a list";
}

/// <summary>A mapping; no key comes twice.</summary>
internal sealed record MappingNode(Position At, ImmutableArray<MappingEntry> Entries) : Node(At)
{
    public override string Describe() => "a mapping";

    public MappingEntry? Find(string key) => Entries.FirstOrDefault(entry => string.Equals(entry.Key.Text, key, StringComparison.Ordinal));
}

/// <summary>A key of a mapping and its value.</summary>
internal sealed record MappingEntry(ScalarNode Key, Node Value);
