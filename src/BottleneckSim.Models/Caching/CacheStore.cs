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

    private readonly Dictionary<ulong, int> _slots = [];
    private readonly Stack<int> _free = new();
    private CacheEntry[] _entries = new CacheEntry[64];
    private EvictionOrder _order = EvictionOrder.Of(EvictionPolicy.LeastRecentlyUsed, 0);
    private int _used;

    /// <summary>Entries that fit.</summary>
    public long Capacity { get; private set; }

    /// <summary>Which entry goes when room is needed.</summary>
    public EvictionPolicy Eviction { get; private set; }

    /// <summary>Entries held.</summary>
    public int Count => _slots.Count;

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
        entry = default;
        if (!_slots.TryGetValue(key, out var slot))
        {
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
        var isKnown = _slots.TryGetValue(key, out var slot);
        entry = isKnown ? _entries[slot] : default;
        return isKnown;
    }

    /// <summary>Stores a key, new or again.</summary>
    public void Put(ulong key, Instant expiresAt) => Put(new CacheEntry(key, expiresAt));

    /// <summary>Stores an entry, new or again.</summary>
    public void Put(in CacheEntry entry)
    {
        if (_slots.TryGetValue(entry.Key, out var known))
        {
            _entries[known] = entry;
            _order.Use(known, isStored: true);
            return;
        }

        if (Count >= Capacity)
        {
            Evict();
        }

        _order.Add(Take(entry));
    }

    /// <summary>Stores an entry where there is room and none of its key; it is the first to go.</summary>
    /// <returns>Whether there was room.</returns>
    public bool TryRestore(in CacheEntry entry)
    {
        if (Count >= Capacity)
        {
            return false;
        }

        if (!_slots.ContainsKey(entry.Key))
        {
            _order.AddFirst(Take(entry));
        }

        return true;
    }

    /// <summary>Changes what is known of an entry, if it is there; its place in the order stays.</summary>
    public void Replace(in CacheEntry entry)
    {
        if (_slots.TryGetValue(entry.Key, out var slot))
        {
            _entries[slot] = entry;
        }
    }

    /// <summary>Removes a key.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(ulong key)
    {
        var isKnown = _slots.TryGetValue(key, out var slot);
        if (isKnown)
        {
            Free(slot);
        }

        return isKnown;
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
        _slots.Clear();
        _free.Clear();
        _used = 0;
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

    private int Take(in CacheEntry entry)
    {
        if (!_free.TryPop(out var slot))
        {
            slot = _used++;
            if (slot == _entries.Length)
            {
                Array.Resize(ref _entries, _entries.Length * 2);
            }
        }

        _entries[slot] = entry;
        _slots.Add(entry.Key, slot);
        return slot;
    }

    private void Evict()
    {
        Evictions++;
        Free(_order.First);
    }

    private void Free(int slot)
    {
        _slots.Remove(_entries[slot].Key);
        _order.Remove(slot);
        _free.Push(slot);
    }
}
