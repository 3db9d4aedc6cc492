using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Documents;

namespace BottleneckSim.Scenarios.Specimens;

/// <summary>The words of the vocabulary.</summary>
internal static class VocabularyWords
{
    /// <summary>A key as <c>mapping.key</c>; mappings under one heading are one.</summary>
    public static string Of(Mapping mapping, Key key) => ReferenceEquals(key, mapping.Added) ? $"{mapping.Title}.{key.Word}" : $"{mapping.Heading.Title}.{key.Word}";

    /// <summary>The words that a mapping is written with.</summary>
    public static IEnumerable<string> In(MappingNode node, Mapping mapping)
    {
        foreach (var key in mapping.Keys)
        {
            if (node.Find(key.Word) is not { } entry)
                continue;
            yield return Of(mapping, key);
            if (key.AnyShape is IWords && entry.Value is ScalarNode scalar)
                yield return $"{Of(mapping, key)}={scalar.Text}";
        }
    }

    /// <summary>Every word that can be reached from a shape.</summary>
    public static SortedSet<string> ReachableFrom(Shape root)
    {
        var words = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<Section>(ReferenceEqualityComparer.Instance);
        var waiting = new Queue<Section>(root.Sections);
        while (waiting.TryDequeue(out var section))
        {
            if (!seen.Add(section))
                continue;
            if (section is Mapping mapping)
                words.UnionWith(mapping.Keys.SelectMany(key => (key.AnyShape as IWords)?.All.Select(word => $"{Of(mapping, key)}={word}").Append(Of(mapping, key)) ?? [Of(mapping, key)]));
            foreach (var inner in section.Inner)
                waiting.Enqueue(inner);
        }

        return words;
    }
}
