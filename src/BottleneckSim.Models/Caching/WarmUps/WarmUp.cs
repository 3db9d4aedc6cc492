using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Caching.WarmUps;

/// <summary>The entries that a cache had before it was restarted, and how far they are loaded again.</summary>
/// <remarks>
/// <code>
/// restart: store ──copy──► image      then every 10 ms: image ──what the speed allows──► store, until one of them is full or empty
/// </code>
/// </remarks>
internal sealed class WarmUp(CacheStore store)
{
    private CacheEntry[] _image = [];
    private int _left;
    private long _budgetBytes;

    /// <summary>Between two loads.</summary>
    public static Duration Interval => Duration.FromMilliseconds(10);

    /// <summary>Whether something is left to load.</summary>
    public bool IsPending => _left > 0;

    /// <summary>Whether loading is under way.</summary>
    public bool IsLoading { get; set; }

    /// <summary>Keeps the store's entries and empties it.</summary>
    public void Restart()
    {
        _image = [.. store.InOrder()];
        _left = _image.Length;
        _budgetBytes = 0;
        store.Clear();
    }

    /// <summary>Loads what an interval allows; entries that have expired meanwhile are left out.</summary>
    public void Load(WarmUpOptions options, long entryBytes, Instant now)
    {
        _budgetBytes += (long)(options.BytesPerSecond * Interval.TotalSeconds);
        for (; _left > 0 && _budgetBytes >= entryBytes; _budgetBytes -= entryBytes)
        {
            var entry = _image[--_left];
            if (entry.ExpiresAt > now && !store.TryRestore(entry))
            {
                _left = 0;
            }
        }

        _image = _left > 0 ? _image : [];
    }
}
