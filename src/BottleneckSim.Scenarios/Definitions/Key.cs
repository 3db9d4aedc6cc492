using System.Collections.Immutable;

namespace BottleneckSim.Scenarios.Definitions;

/// <summary>A key of a mapping: its word, what may stand behind it, what it means.</summary>
internal abstract class Key(string word, string doc, bool isRequired, string? whenMissing)
{
    /// <summary>The word.</summary>
    public string Word { get; } = word;

    /// <summary>What it means, in a sentence.</summary>
    public string Doc { get; } = doc;

    public bool IsRequired { get; } = isRequired;

    /// <summary>What holds where the key is not written; null for a required key.</summary>
    public string? WhenMissing { get; } = whenMissing;

    /// <summary>Keys beside this one whose values name the scope in which its references are looked up, outermost first.</summary>
    public ImmutableArray<string> ScopeWords { get; protected init; } = [];

    /// <summary>Whether the scope begins at the system and not where the mapping stands.</summary>
    public bool IsScopedFromSystem { get; protected init; }

    /// <summary>The key beside this one whose value is the name of what stands behind this one; null where the name comes from around the mapping.</summary>
    public string? NameWord { get; protected init; }

    public abstract Shape AnyShape { get; }

    /// <summary>The scope in which its references are looked up.</summary>
    /// <param name="around">The scope of the mapping.</param>
    /// <param name="textOf">What stands behind another key of the mapping; null or empty where there is nothing.</param>
    public Scope ScopeFrom(Scope around, Func<string, string?> textOf)
    {
        var scope = IsScopedFromSystem ? Scope.System : around;
        foreach (var scopeWord in ScopeWords)
            scope = textOf(scopeWord) is { Length: > 0 } name ? scope.Within(name) : scope;
        return scope;
    }

    public static Key<T> Required<T>(string word, Shape<T> shape, string doc) => new(word, shape, doc, isRequired: true, null, default);

    /// <summary>A key with a default.</summary>
    public static Key<T> Optional<T>(string word, Shape<T> shape, T whenMissing, string doc) =>
        new(word, shape, doc, isRequired: false, shape.Format(whenMissing), whenMissing);

    /// <summary>A key whose default is told in words and supplied by the mapping.</summary>
    public static Key<T> Omittable<T>(string word, Shape<T> shape, string doc, string whenMissing) =>
        new(word, shape, doc, isRequired: false, whenMissing, default);
}

/// <summary>A key and the type of its value.</summary>
internal sealed class Key<T>(string word, Shape<T> shape, string doc, bool isRequired, string? whenMissing, T? defaultValue)
    : Key(word, doc, isRequired, whenMissing)
{
    public Shape<T> Shape { get; } = shape;

    public T? DefaultValue { get; } = defaultValue;

    public override Shape AnyShape => Shape;

    /// <summary>Looks references up in the tier (and table) that the named keys beside this one name.</summary>
    public Key<T> InScopeOf(params ImmutableArray<string> words) =>
        new(Word, Shape, Doc, IsRequired, WhenMissing, DefaultValue) { ScopeWords = words, IsScopedFromSystem = true };

    /// <summary>What the named key beside this one names stands behind this one, and its references are looked up in it.</summary>
    public Key<T> NamedBy(string word) =>
        new(Word, Shape, Doc, IsRequired, WhenMissing, DefaultValue) { ScopeWords = [word], IsScopedFromSystem = true, NameWord = word };

    /// <summary>Looks references up beneath the scope that is being read, in what the named key beside this one names.</summary>
    public Key<T> Beneath(string word) => new(Word, Shape, Doc, IsRequired, WhenMissing, DefaultValue) { ScopeWords = [word] };
}
