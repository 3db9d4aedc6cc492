using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Models.Caching;

/// <summary>The entries of a cache by key and by slot. An entry keeps its slot for as long as it is there; nothing is allocated in steady state.</summary>
/// <remarks>
/// <code>
/// key ─hash─► chain: slot 7 ─► slot 2      an entry lies in its slot with the next of its chain:
///                                          a look-up reads what the caller reads next, and mostly nothing else
/// </code>
/// </remarks>
internal sealed class EntryTable
{
    private const int None = -1;
    private const int ChainsPerSlot = 2;

    private Place[] _places = new Place[64];
    private int[] _chains = [];
    private int _free = None;
    private int _used;

    /// <summary>An empty table.</summary>
    public EntryTable() => MakeChains();

    /// <summary>Entries there are.</summary>
    public int Count { get; private set; }

    /// <summary>The entry in a slot; its key must stay.</summary>
    public ref CacheEntry this[int slot] => ref _places[slot].Entry;

    /// <summary>The slot of a key, or −1.</summary>
    public int Find(ulong key)
    {
        var slot = _chains[ChainOf(key)];
        while (slot != None && _places[slot].Entry.Key != key)
        {
            slot = _places[slot].Next;
        }

        return slot;
    }

    /// <summary>Adds an entry of whose key there is none.</summary>
    /// <returns>Its slot.</returns>
    public int Add(in CacheEntry entry)
    {
        var slot = _free;
        if (slot == None)
        {
            slot = _used++;
            if (slot == _places.Length)
            {
                Array.Resize(ref _places, 2 * _places.Length);
                MakeChains();
            }
        }
        else
        {
            _free = _places[slot].Next;
        }

        Count++;
        _places[slot].Entry = entry;
        Link(slot);
        return slot;
    }

    /// <summary>Removes the entry in a slot.</summary>
    public void Remove(int slot)
    {
        ref var link = ref _chains[ChainOf(_places[slot].Entry.Key)];
        while (link != slot)
        {
            link = ref _places[link].Next;
        }

        link = _places[slot].Next;
        _places[slot].Next = _free;
        _free = slot;
        Count--;
    }

    /// <summary>Removes all entries.</summary>
    public void Clear()
    {
        Array.Fill(_chains, None);
        (_free, _used, Count) = (None, 0, 0);
    }

    /// <summary>Makes chains for all slots there are, and links those in use.</summary>
    private void MakeChains()
    {
        _chains = new int[ChainsPerSlot * _places.Length];
        Array.Fill(_chains, None);
        for (var slot = 0; slot < Count; slot++) // It grows only when no slot is free.
        {
            Link(slot);
        }
    }

    private void Link(int slot)
    {
        ref var chain = ref _chains[ChainOf(_places[slot].Entry.Key)];
        _places[slot].Next = chain;
        chain = slot;
    }

    private int ChainOf(ulong key) => (int)StableHash.Mix(key) & (_chains.Length - 1);

    /// <summary>An entry, and the slot that follows it in its chain or among those that are free.</summary>
    private struct Place
    {
        public CacheEntry Entry;
        public int Next;
    }
}
