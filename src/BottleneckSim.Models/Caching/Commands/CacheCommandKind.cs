using System.Globalization;

namespace BottleneckSim.Models.Caching.Commands;

/// <summary>What a command asks of a cache.</summary>
internal enum CacheVerb
{
    Unknown,
    Get,
    GetOrValidate,
    Put,
    Confirm,
    Delete,
    Replace,
    NoteWrite,
}

/// <summary>An operation of a cache, understood.</summary>
/// <param name="Verb">What it asks.</param>
/// <param name="LifetimeNanoseconds">How long what it stores is valid; 0 means as long as the cache says.</param>
internal readonly record struct CacheCommandKind(CacheVerb Verb, long LifetimeNanoseconds)
{
    /// <summary>Understands an operation's name. Unknown are those of a tier of another kind that had the cache's name before it.</summary>
    public static CacheCommandKind Of(string operation) => operation switch
    {
        CacheOperations.Get => new(CacheVerb.Get, 0),
        CacheOperations.GetOrValidate => new(CacheVerb.GetOrValidate, 0),
        CacheOperations.Put => new(CacheVerb.Put, 0),
        CacheOperations.Confirm => new(CacheVerb.Confirm, 0),
        CacheOperations.Delete => new(CacheVerb.Delete, 0),
        CacheOperations.Replace => new(CacheVerb.Replace, 0),
        CacheOperations.NoteWrite => new(CacheVerb.NoteWrite, 0),
        _ when operation.StartsWith(CacheOperations.PutForPrefix, StringComparison.Ordinal) =>
            new(CacheVerb.Put, long.Parse(operation.AsSpan(CacheOperations.PutForPrefix.Length), CultureInfo.InvariantCulture)),
        _ => default,
    };
}
