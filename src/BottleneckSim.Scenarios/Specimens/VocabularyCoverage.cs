using System.Collections.Immutable;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Mistakes;
using BottleneckSim.Scenarios.Vocabulary;
using BottleneckSim.Scenarios.Vocabulary.Changes;

namespace BottleneckSim.Scenarios.Specimens;

/// <summary>Which words of the vocabulary files use.</summary>
public sealed class VocabularyCoverage
{
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>The words of scenario and change files that were not used: keys as <c>mapping.key</c>, and the words that may stand behind a key as <c>mapping.key=word</c>.</summary>
    public ImmutableArray<string> Unused =>
        [.. VocabularyWords.ReachableFrom(ScenarioDefinitions.Scenario).Union(VocabularyWords.ReachableFrom(ChangeFileDefinitions.ChangeFile)).Except(_used, StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Takes note of the words of a scenario file.</summary>
    public void AddScenario(string text) => Add(text, ScenarioDefinitions.Scenario);

    /// <summary>Takes note of the words of a file of changes.</summary>
    public void AddChanges(string text) => Add(text, ChangeFileDefinitions.ChangeFile);

    private void Add<T>(string text, Shape<T> shape)
    {
        var mistakes = new MistakeCollector("any.yaml");
        var trace = new ReadingTrace();
        if (DocumentReader.Read(text, mistakes) is { } root)
            shape.TryRead(root, new ReadingContext(new ReadingSession(mistakes) { Trace = trace }), out _);
        _used.UnionWith(trace.Words);
    }
}
