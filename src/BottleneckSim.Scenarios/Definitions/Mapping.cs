using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Generation;
using BottleneckSim.Scenarios.Mistakes;

namespace BottleneckSim.Scenarios.Definitions;

/// <summary>A mapping with known keys: a heading of the reference, a definition of the schema.</summary>
internal abstract class Mapping(string title, string doc, ImmutableArray<Key> keys) : Section(title, doc)
{
    public ImmutableArray<Key> Keys { get; } = keys;

    /// <summary>The mapping under whose heading the reference documents this one; itself by default.</summary>
    public Mapping Heading { get => field ?? this; init; }

    /// <summary>What else the reference says where it lists this one among others: columns and their texts.</summary>
    public ImmutableArray<(string Column, string Text)> Remarks { get; init; } = [];

    /// <summary>The key that it has beyond those of its heading, or null.</summary>
    public Key? Added { get; init; }

    public sealed override IEnumerable<Section> Inner => Keys.SelectMany(key => key.AnyShape.Sections);

    public JsonObject ToSchema(SchemaDefinitions definitions) => definitions.Refer(this, Identifier, () => SchemaDefinitions.OfMapping(this, definitions));
}

/// <summary>A mapping with known keys, and the value it stands for.</summary>
/// <param name="title">What it is called, in the singular.</param>
/// <param name="doc">What it is, in a sentence.</param>
/// <param name="keys">Its keys, in the order of the reference.</param>
/// <param name="build">Makes the value from right values.</param>
/// <param name="check">Checks what can be checked although some values may be wrong. Default: nothing.</param>
internal sealed class Mapping<T>(
    string title, string doc, ImmutableArray<Key> keys, Func<MappingValues, T> build, Action<MappingValues>? check = null)
    : Mapping(title, doc, keys)
{
    public bool TryRead(MappingNode node, ReadingContext context, [MaybeNullWhen(false)] out T value)
    {
        var values = new MappingValues(node, context);
        var misspelt = RefuseUnknownKeys(node, context);
        var isRight = misspelt.IsEmpty && node.Entries.All(entry => Find(entry.Key.Text) is not null);
        foreach (var key in Keys)
            isRight &= ReadKey(key, node.Find(key.Word) ?? misspelt.GetValueOrDefault(key.Word), values);
        check?.Invoke(values);
        value = isRight && !values.IsWrong ? build(values) : default;
        return isRight && !values.IsWrong && value is not null;
    }

    /// <summary>The same under another title and with one more key.</summary>
    public Mapping<TOther> With<TExtra, TOther>(string newTitle, Key<TExtra> key, Func<T, TExtra, TOther> combine) =>
        new(newTitle, Doc, [.. Keys, key], values => combine(build(values), values.Get(key)), check) { Heading = Heading, Added = key };

    /// <summary>The same under the same heading, as another type.</summary>
    public Mapping<TOther> As<TOther>(string newTitle, Func<T, TOther> convert) =>
        new(newTitle, Doc, Keys, values => convert(build(values)), check) { Heading = Heading };

    private Key? Find(string word) => Keys.FirstOrDefault(key => string.Equals(key.Word, word, StringComparison.Ordinal));

    /// <summary>Notes unknown keys. Those that surely mean a missing one are read as that one, so that what stands behind them is checked, too.</summary>
    private ImmutableDictionary<string, MappingEntry> RefuseUnknownKeys(MappingNode node, ReadingContext context)
    {
        var meant = ImmutableDictionary<string, MappingEntry>.Empty;
        foreach (var entry in node.Entries.Where(entry => Find(entry.Key.Text) is null))
        {
            var missing = Keys.Select(key => key.Word).Where(word => node.Find(word) is null && !meant.ContainsKey(word));
            var nearest = NearestName.Of(entry.Key.Text, missing);
            context.Mistakes.Add(
                entry.Key.At, $"unknown key {entry.Key.Quoted} in {Title}", $"allowed: {string.Join(", ", Keys.Select(key => key.Word))}", nearest);
            meant = nearest is null ? meant : meant.Add(nearest, entry);
        }

        return meant;
    }

    private bool ReadKey(Key key, MappingEntry? entry, MappingValues values)
    {
        if (entry is not null)
            return key.AnyShape.TryReadInto(key, entry.Value, ContextFor(key, values), values);
        if (key.IsRequired)
            values.Context.Mistakes.Add(values.Node.At, $"{Title} lacks the key '{key.Word}'", $"allowed for {key.Word}: {key.AnyShape.Describe()}");
        return !key.IsRequired;
    }

    private static ReadingContext ContextFor(Key key, MappingValues values)
    {
        var scope = key.IsScopedFromSystem ? Scope.System : values.Context.Scope;
        foreach (var word in key.ScopeWords)
            scope = values.Node.Find(word)?.Value is ScalarNode { Text.Length: > 0 } name ? scope.Within(name.Text) : scope;
        var inner = key.NameWord is { } nameWord && values.Node.Find(nameWord)?.Value is ScalarNode named ? named.Text : values.Context.Name;
        return values.Context with { Subject = key.Word, Scope = scope, Name = inner };
    }
}
