using BottleneckSim.Scenarios.Documents;

namespace BottleneckSim.Scenarios.Specimens;

/// <summary>A document that can still be changed: a text, a list, or a mapping.</summary>
internal sealed class Draft
{
    private Draft(string? text, List<Draft>? items, List<KeyValuePair<string, Draft>>? entries) => (Text, Items, Entries) = (text, items, entries);

    /// <summary>The text, unless it is a list or a mapping.</summary>
    public string? Text { get; private set; }

    /// <summary>The items of a list.</summary>
    public List<Draft>? Items { get; private set; }

    /// <summary>The entries of a mapping.</summary>
    public List<KeyValuePair<string, Draft>>? Entries { get; private set; }

    /// <summary>What it holds, itself not included.</summary>
    public IEnumerable<Draft> Children => Items ?? Entries?.Select(entry => entry.Value) ?? [];

    /// <summary>How many values it consists of.</summary>
    public int Size => 1 + Children.Sum(child => child.Size);

    public static Draft Of(string text) => new(text, null, null);

    public static Draft Of(IEnumerable<Draft> items) => new(null, [.. items], null);

    public static Draft Of(IEnumerable<KeyValuePair<string, Draft>> entries) => new(null, null, [.. entries]);

    /// <summary>A mapping with one entry.</summary>
    public static Draft Of(string key, Draft value) => Of([KeyValuePair.Create(key, value)]);

    /// <summary>The draft of a document as it was read.</summary>
    public static Draft Of(Node node) => node switch
    {
        ScalarNode scalar => Of(scalar.Text),
        SequenceNode sequence => Of(sequence.Items.Select(Of)),
        MappingNode mapping => Of(mapping.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, Of(entry.Value)))),
        _ => throw new ArgumentException($"no draft of {node.Describe()}", nameof(node)),
    };

    /// <summary>Becomes what another draft is.</summary>
    public void Become(Draft other) => (Text, Items, Entries) = (other.Text, other.Items, other.Entries);

    /// <summary>The same with its own lists, so that it stays what it is when this one becomes another.</summary>
    public Draft ShallowCopy() => new(Text, Items, Entries);

    /// <summary>Whether another draft is this one or inside of it.</summary>
    public bool Holds(Draft other) => ReferenceEquals(this, other) || Children.Any(child => child.Holds(other));
}
