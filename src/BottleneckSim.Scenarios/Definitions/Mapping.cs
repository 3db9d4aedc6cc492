using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Generation;
using BottleneckSim.Scenarios.Mistakes;
using BottleneckSim.Scenarios.Specimens;

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

    /// <summary>A random mapping of this kind: all that is required and some of the rest.</summary>
    /// <returns>Null where something required cannot be made.</returns>
    public Draft? Specimen(SpecimenContext context)
    {
        if (context.IsDeepest)
            return null;
        var made = Draft.Of(Array.Empty<KeyValuePair<string, Draft>>());
        foreach (var key in Keys.OrderBy(key => key.ScopeWords.Length))
        {
            if ((key.IsRequired || context.Adds()) && !Add(key, made, context) && key.IsRequired)
                return null;
        }

        return made;
    }

    /// <summary>Adds a key that a draft of this mapping lacks; whether one could be made.</summary>
    public bool Add(Key key, Draft made, SpecimenContext context)
    {
        var scope = key.ScopeFrom(context.Scope, word => made.Entries!.Find(entry => entry.Key.Equals(word, StringComparison.Ordinal)).Value?.Text);
        if (key.AnyShape.Specimen(context.Inside with { Scope = scope, Subject = key.Word }) is not { } value)
            return false;
        made.Entries!.Add(KeyValuePair.Create(key.Word, value));
        return true;
    }

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
        context.Session.Trace?.Note(this, node, context);
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
        {
            var inner = key.NameWord is { } nameWord && values.Node.Find(nameWord)?.Value is ScalarNode named ? named.Text : values.Context.Name;
            var context = values.Context with { Subject = key.Word, Name = inner, Scope = key.ScopeFrom(values.Context.Scope, word => (values.Node.Find(word)?.Value as ScalarNode)?.Text) };
            context.Session.Trace?.Note(key.AnyShape, entry.Value, context);
            return key.AnyShape.TryReadInto(key, entry.Value, context, values);
        }

        if (key.IsRequired)
            values.Context.Mistakes.Add(values.Node.At, $"{Title} lacks the key '{key.Word}'", $"allowed for {key.Word}: {key.AnyShape.Describe()}");
        return !key.IsRequired;
    }
}
