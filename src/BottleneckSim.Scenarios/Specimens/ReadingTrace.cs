using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Documents;

namespace BottleneckSim.Scenarios.Specimens;

/// <summary>Which definition read which place of a file.</summary>
internal sealed class ReadingTrace
{
    /// <summary>Mappings that were read.</summary>
    public List<TracedMapping> Mappings { get; } = [];

    /// <summary>Values that were read.</summary>
    public List<TracedValue> Values { get; } = [];

    /// <summary>Words of the vocabulary that were met: keys as <c>mapping.key</c>, the words of a choice as they stand.</summary>
    public HashSet<string> Words { get; } = new(StringComparer.Ordinal);

    public void Note(Mapping mapping, MappingNode node, ReadingContext context)
    {
        Mappings.Add(new TracedMapping(mapping, node, context.Scope));
        Words.UnionWith(VocabularyWords.In(node, mapping));
    }

    public void Note(Shape shape, Node node, ReadingContext context) => Values.Add(new TracedValue(shape, node, context.Scope));
}

/// <summary>A mapping that was read.</summary>
/// <param name="Mapping">Its definition.</param>
/// <param name="Node">Where it stands.</param>
/// <param name="Scope">Which tier or table it belongs to.</param>
internal sealed record TracedMapping(Mapping Mapping, MappingNode Node, Scope Scope);

/// <summary>A value that was read.</summary>
/// <param name="Shape">Its definition.</param>
/// <param name="Node">Where it stands.</param>
/// <param name="Scope">Which tier or table it belongs to.</param>
internal sealed record TracedValue(Shape Shape, Node Node, Scope Scope);
