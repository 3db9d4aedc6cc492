using System.Collections.Immutable;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Documents;

namespace BottleneckSim.Scenarios.Specimens;

/// <summary>Names that stand in a file and that something else may mean by the same name: labels, locks, loops.</summary>
internal sealed class KnownWords
{
    private readonly Dictionary<string, SortedSet<string>> _byKey;

    private KnownWords(Dictionary<string, SortedSet<string>> byKey) => _byKey = byKey;

    /// <summary>Names of steps, locks and the like, those that hold where none is written included.</summary>
    public ImmutableArray<string> Labels { get; private init; } = [];

    /// <summary>Names of what the file declares: tiers, queries, columns.</summary>
    public ImmutableArray<string> Declared { get; private init; } = [];

    /// <summary>The names in a file that was read.</summary>
    public static KnownWords Of(ReadingTrace trace, KnownNames names)
    {
        var byKey = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        var labels = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var traced in trace.Mappings)
        {
            foreach (var key in traced.Mapping.Keys)
            {
                var text = (traced.Node.Find(key.Word)?.Value as ScalarNode)?.Text;
                if (text is not null)
                    Add(key.Word, text, byKey);
                if (key.AnyShape is NameShape && (text ?? key.WhenMissing) is { } name)
                    labels.Add(name);
            }
        }

        return new KnownWords(byKey) { Labels = [.. labels], Declared = [.. names.All.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] };
    }

    /// <summary>The texts that stand behind a key anywhere in the file.</summary>
    public IReadOnlyCollection<string> Behind(string key) => _byKey.GetValueOrDefault(key) ?? [];

    private static void Add(string key, string text, Dictionary<string, SortedSet<string>> byKey)
    {
        if (!byKey.TryGetValue(key, out var texts))
            byKey.Add(key, texts = new SortedSet<string>(StringComparer.Ordinal));
        texts.Add(text);
    }
}
