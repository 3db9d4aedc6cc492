using System.Runtime.InteropServices;
using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Caching;

/// <summary>The entries of a cache: a bounded map with least-recently-used or first-in first-out eviction and lifetimes.</summary>
/// <remarks>
/// <code>
/// map: key ─► slot      list: newest ⇄ … ⇄ … ⇄ oldest ─► evicted when full
/// </code>
/// Expired entries are found when they are looked up, as in Redis and memcached; until then they take room.
/// </remarks>
public sealed class CacheStore
{
    private const int None = -1;

    private readonly Dictionary<ulong, int> _slots = [];
    private Entry[] _entries = new Entry[64];
    private int _newest = None;
    private int _oldest = None;
    private int _free = None;
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

    /// <summary>Takes sizes into use; a smaller store evicts by its policy at once.</summary>
    public void Configure(long capacity, EvictionPolicy eviction)
    {
        Capacity = capacity;
        Eviction = eviction;
        while (Count > capacity)
        {
            Evict();
        }
    }

    /// <summary>Looks a key up.</summary>
    /// <returns>Whether it is there and still valid.</returns>
    public bool Get(ulong key, Instant now)
    {
        if (!_slots.TryGetValue(key, out var slot))
        {
            return false;
        }

        if (_entries[slot].ExpiresAt <= now)
        {
            Expirations++;
            Remove(slot);
            return false;
        }

        if (Eviction == EvictionPolicy.LeastRecentlyUsed && slot != _newest)
        {
            Unlink(slot);
            LinkNewest(slot);
        }

        return true;
    }

    /// <summary>Stores a key, new or again.</summary>
    public void Put(ulong key, Instant expiresAt)
    {
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_slots, key, out var isKnown);
        if (isKnown)
        {
            _entries[slot].ExpiresAt = expiresAt;
            if (Eviction == EvictionPolicy.LeastRecentlyUsed)
            {
                var known = slot;
                Unlink(known);
                LinkNewest(known);
            }

            return;
        }

        var taken = Take();
        slot = taken;
        _entries[taken] = new Entry { Key = key, ExpiresAt = expiresAt, Newer = None, Older = None };
        LinkNewest(taken);
        while (Count > Capacity)
        {
            Evict();
        }
    }

    /// <summary>Forgets the counts, not the entries: after a prefill.</summary>
    public void ResetCounts()
    {
        Evictions = 0;
        Expirations = 0;
    }

    private int Take()
    {
        if (_free != None)
        {
            var slot = _free;
            _free = _entries[slot].Older;
            return slot;
        }

        if (_used == _entries.Length)
        {
            Array.Resize(ref _entries, _entries.Length * 2);
        }

        return _used++;
    }

    private void Evict()
    {
        Evictions++;
        Remove(_oldest);
    }

    private void Remove(int slot)
    {
        _slots.Remove(_entries[slot].Key);
        Unlink(slot);
        _entries[slot].Older = _free;
        _free = slot;
    }

    private void Unlink(int slot)
    {
        ref var entry = ref _entries[slot];
        if (entry.Newer == None)
        {
            _newest = entry.Older;
        }
        else
        {
            _entries[entry.Newer].Older = entry.Older;
        }

        if (entry.Older == None)
        {
            _oldest = entry.Newer;
        }
        else
        {
            _entries[entry.Older].Newer = entry.Newer;
        }
    }

    private void LinkNewest(int slot)
    {
        ref var entry = ref _entries[slot];
        entry.Newer = None;
        entry.Older = _newest;
        if (_newest == None)
        {
            _oldest = slot;
        }
        else
        {
            _entries[_newest].Newer = slot;
        }

        _newest = slot;
    }

    private struct Entry
    {
        public ulong Key;
        public Instant ExpiresAt;
        public int Newer;
        public int Older;
    }
}
