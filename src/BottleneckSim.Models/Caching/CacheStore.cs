using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching.Eviction;

namespace BottleneckSim.Models.Caching;

/// <summary>The entries of a cache: a bounded map with an order of eviction and lifetimes.</summary>
/// <remarks>
/// <code>
/// map: key ─► slot      order of eviction (recency, arrival or frequency) ─► the first goes when the store is full
/// </code>
/// Expired entries are found when they are looked up, as in Redis and memcached; until then they take room.
/// </remarks>
public sealed class CacheStore
{
    private const int None = -1;

    private readonly EntryTable _entries = new();
    private EvictionOrder _order = EvictionOrder.Of(EvictionPolicy.LeastRecentlyUsed, 0);

    /// <summary>Entries that fit.</summary>
    public long Capacity { get; private set; }

    /// <summary>Which entry goes when room is needed.</summary>
    public EvictionPolicy Eviction { get; private set; }

    /// <summary>Entries held.</summary>
    public int Count => _entries.Count;

    /// <summary>Entries thrown out for want of room.</summary>
    public long Evictions { get; private set; }

    /// <summary>Look-ups that found an expired entry.</summary>
    public long Expirations { get; private set; }

    /// <summary>Takes sizes into use; a smaller store evicts by its policy at once. Under a new policy the entries begin in the order that the old one gave them.</summary>
    public void Configure(long capacity, EvictionPolicy eviction)
    {
        var isReordered = eviction != Eviction || (capacity != Capacity && eviction == EvictionPolicy.LeastFrequentlyUsed);
        (Capacity, Eviction) = (capacity, eviction);
        if (isReordered)
        {
            Reorder();
        }

        while (Count > capacity)
        {
            Evict();
        }
    }

    /// <summary>Looks a key up; an expired entry is removed.</summary>
    /// <returns>Whether it is there and still valid.</returns>
    public bool Get(ulong key, Instant now) => TryGet(key, now, keepsExpired: false, out _) == CacheLookup.Valid;

    /// <summary>Looks a key up.</summary>
    /// <param name="key">The key.</param>
    /// <param name="now">The instant.</param>
    /// <param name="keepsExpired">Whether an expired entry stays, because it may turn out to be still right.</param>
    /// <param name="entry">The entry, valid or expired.</param>
    public CacheLookup TryGet(ulong key, Instant now, bool keepsExpired, out CacheEntry entry)
    {
        var slot = _entries.Find(key);
        if (slot == None)
        {
            entry = default;
            return CacheLookup.Absent;
        }

        entry = _entries[slot];
        if (entry.ExpiresAt > now)
        {
            _order.Use(slot, isStored: false);
            return CacheLookup.Valid;
        }

        Expirations++;
        if (!keepsExpired)
        {
            Free(slot);
        }

        return CacheLookup.Expired;
    }

    /// <summary>The entry of a key, without a look-up's effects.</summary>
    public bool TryPeek(ulong key, out CacheEntry entry)
    {
        var slot = _entries.Find(key);
        entry = slot == None ? default : _entries[slot];
        return slot != None;
    }

    /// <summary>Stores a key, new or again.</summary>
    public void Put(ulong key, Instant expiresAt) => Put(new CacheEntry(key, expiresAt));

    /// <summary>Stores an entry, new or again.</summary>
    public void Put(in CacheEntry entry)
    {
        var known = _entries.Find(entry.Key);
        if (known != None)
        {
            _entries[known] = entry;
            _order.Use(known, isStored: true);
            return;
        }

        if (Count >= Capacity)
        {
            Evict();
        }

        _order.Add(_entries.Add(entry));
    }

    /// <summary>Stores an entry where there is room and none of its key; it is the first to go.</summary>
    /// <returns>Whether there was room.</returns>
    public bool TryRestore(in CacheEntry entry)
    {
        if (Count >= Capacity)
        {
            return false;
        }

        if (_entries.Find(entry.Key) == None)
        {
            _order.AddFirst(_entries.Add(entry));
        }

        return true;
    }

    /// <summary>Changes what is known of an entry, if it is there; its place in the order stays.</summary>
    public void Replace(in CacheEntry entry)
    {
        var slot = _entries.Find(entry.Key);
        if (slot != None)
        {
            _entries[slot] = entry;
        }
    }

    /// <summary>Removes a key.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(ulong key)
    {
        var slot = _entries.Find(key);
        if (slot == None)
        {
            return false;
        }

        Free(slot);
        return true;
    }

    /// <summary>The entries, the first to go first.</summary>
    public IEnumerable<CacheEntry> InOrder()
    {
        for (var slot = _order.First; slot != None; slot = _order.After(slot))
        {
            yield return _entries[slot];
        }
    }

    /// <summary>Forgets all entries; counts stay.</summary>
    public void Clear()
    {
        _entries.Clear();
        _order = EvictionOrder.Of(Eviction, Capacity);
    }

    /// <summary>Forgets the counts, not the entries: after a prefill.</summary>
    public void ResetCounts()
    {
        Evictions = 0;
        Expirations = 0;
    }

    private void Reorder()
    {
        var before = _order;
        _order = EvictionOrder.Of(Eviction, Capacity);
        for (var slot = before.First; slot != None; slot = before.After(slot))
        {
            _order.Add(slot);
        }
    }

    private void Evict()
    {
        Evictions++;
        Free(_order.First);
    }

    private void Free(int slot)
    {
        _order.Remove(slot);
        _entries.Remove(slot);
    }
}
