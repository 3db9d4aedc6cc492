using System.Globalization;
using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Caching;

/// <summary>The commands that a cache understands.</summary>
public static class CacheOperations
{
    /// <summary>Look a key up.</summary>
    public const string Get = "get";

    /// <summary>Store a key.</summary>
    public const string Put = "set";

    /// <summary>Look a key up; the caller can ask the origin whether an expired entry is still right.</summary>
    public const string GetOrValidate = "get-or-validate";

    /// <summary>The beginning of the commands that store a key for a time of their own, in nanoseconds.</summary>
    public const string PutForPrefix = "set-for-ns-";

    /// <summary>The origin was asked whether an expired entry is still right: if so, it is valid again.</summary>
    public const string Confirm = "confirm";

    /// <summary>Remove a key that was written.</summary>
    public const string Delete = "delete";

    /// <summary>Store the value that was written just now.</summary>
    public const string Replace = "replace";

    /// <summary>Nothing that a real cache would hear: the observer is told that a key was written, so that staleness can be measured.</summary>
    public const string NoteWrite = "note-write";

    /// <summary>The command that stores a key for a time.</summary>
    /// <param name="lifetime">The time; null means as long as the cache says.</param>
    public static string PutFor(Duration? lifetime) =>
        lifetime is { } length ? PutForPrefix + length.Nanoseconds.ToString(CultureInfo.InvariantCulture) : Put;
}
