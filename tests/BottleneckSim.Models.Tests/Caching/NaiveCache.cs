using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching;

namespace BottleneckSim.Models.Tests.Caching;

/// <summary>What a cache's store does, with a list: entries in the order in which they came or were moved, oldest first.</summary>
internal sealed class NaiveCache(int capacity, EvictionPolicy policy)
{
    private readonly List<(ulong Key, Instant ExpiresAt, int Uses)> _entries = [];
    private int _capacity = capacity;
    private int _sample = capacity * 10;
    private int _uses;

    public EvictionPolicy Policy => policy;

    public int Count => _entries.Count;

    public long Evictions { get; private set; }

    public long Expirations { get; private set; }

    public void Configure(int capacity)
    {
        if (capacity != _capacity && policy == EvictionPolicy.LeastFrequentlyUsed)
        {
            Recount(capacity);
        }

        _capacity = capacity;
        while (_entries.Count > _capacity)
        {
            Evict();
        }
    }

    public bool Get(ulong key, Instant now)
    {
        var index = _entries.FindIndex(entry => entry.Key == key);
        if (index < 0)
        {
            return false;
        }

        var entry = _entries[index];
        if (entry.ExpiresAt <= now)
        {
            _entries.RemoveAt(index);
            Expirations++;
            return false;
        }

        if (policy != EvictionPolicy.FirstInFirstOut)
        {
            _entries.RemoveAt(index);
            _entries.Add(entry with { Uses = entry.Uses + 1 });
            Age();
        }

        return true;
    }

    public void Put(ulong key, Instant expiresAt)
    {
        var index = _entries.FindIndex(entry => entry.Key == key);
        if (index >= 0 && policy != EvictionPolicy.LeastRecentlyUsed)
        {
            _entries[index] = _entries[index] with { ExpiresAt = expiresAt };
            return;
        }

        if (index >= 0)
        {
            _entries.RemoveAt(index);
        }
        else if (_entries.Count == _capacity)
        {
            Evict();
        }

        _entries.Add((key, expiresAt, 1));
        Age();
    }

    public bool Remove(ulong key) => _entries.RemoveAll(entry => entry.Key == key) > 0;

    private void Evict()
    {
        var first = policy == EvictionPolicy.LeastFrequentlyUsed ? _entries.FindIndex(entry => entry.Uses == _entries.Min(other => other.Uses)) : 0;
        _entries.RemoveAt(first);
        Evictions++;
    }

    private void Age()
    {
        if (++_uses < _sample || policy != EvictionPolicy.LeastFrequentlyUsed)
        {
            return;
        }

        _uses = 0;
        var aged = _entries.OrderBy(entry => entry.Uses).Select(entry => entry with { Uses = Math.Max(1, entry.Uses / 2) }).ToList();
        _entries.Clear();
        _entries.AddRange(aged);
    }

    /// <summary>A store of another size counts anew, in the order that it had.</summary>
    private void Recount(int capacity)
    {
        var ordered = _entries.OrderBy(entry => entry.Uses).Select(entry => entry with { Uses = 1 }).ToList();
        _entries.Clear();
        _uses = 0;
        _sample = capacity * 10;
        foreach (var entry in ordered)
        {
            _entries.Add(entry);
            Age();
        }
    }
}
