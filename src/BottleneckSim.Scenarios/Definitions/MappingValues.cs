using System.Diagnostics.CodeAnalysis;
using BottleneckSim.Scenarios.Documents;

namespace BottleneckSim.Scenarios.Definitions;

/// <summary>The values of a mapping that were written and right.</summary>
internal sealed class MappingValues(MappingNode node, ReadingContext context)
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    public MappingNode Node => node;

    public ReadingContext Context => context;

    /// <summary>The name under which the mapping stands.</summary>
    public string Name => context.Name;

    /// <summary>Whether the mapping itself was found wrong.</summary>
    public bool IsWrong { get; private set; }

    public void Set(Key key, object? value) => _values[key.Word] = value;

    public bool IsWritten(Key key) => node.Find(key.Word) is not null;

    /// <summary>The value, or the key's default.</summary>
    public T Get<T>(Key<T> key) => _values.TryGetValue(key.Word, out var value) ? (T)value! : key.DefaultValue!;

    public bool TryGet<T>(Key<T> key, [MaybeNullWhen(false)] out T value)
    {
        var isThere = _values.TryGetValue(key.Word, out var found);
        value = isThere ? (T?)found : default;
        return isThere;
    }

    /// <summary>The value, or another where the key is not written.</summary>
    public T GetOr<T>(Key<T> key, T whenMissing) => TryGet(key, out var value) ? value : whenMissing;

    /// <summary>The value, or null where the key is not written.</summary>
    public T? OrNull<T>(Key<T> key)
        where T : struct => TryGet(key, out var value) ? value : null;

    /// <summary>The value, or null where the key is not written.</summary>
    public T? OrNothing<T>(Key<T> key)
        where T : class => TryGet(key, out var value) ? value : null;

    /// <summary>Where the key's value stands, or the mapping where it is not written.</summary>
    public Position At(Key key) => node.Find(key.Word)?.Value.At ?? node.At;

    /// <summary>Refuses the mapping because of a key's value.</summary>
    public void Refuse(Key key, string found, string allowed) => RefuseAt(At(key), $"{key.Word}: {found}", $"allowed: {allowed}");

    /// <summary>Refuses the mapping.</summary>
    public void RefuseAt(Position at, string found, string allowed)
    {
        IsWrong = true;
        context.Mistakes.Add(at, found, allowed);
    }
}
