namespace BottleneckSim.Models.Caching.Eviction;

/// <summary>Least frequently used, exact, with ageing; among equals the one that came to its count first goes.</summary>
/// <remarks>
/// <code>
/// count 1: oldest ⇄ … ⇄ newest     ◄── stored
/// count 2: …                       ◄── a use moves an entry one list up
/// count 3: …                           every 10 × capacity uses all counts are halved
/// </code>
/// A list a count makes every operation constant time (Shah, Mitra, Matani: An O(1) algorithm for implementing the LFU cache eviction scheme, 2010).
/// Counts are of the entries held; one that was evicted begins again. Without ageing yesterday's favourites would never go: halving after a sample of ten
/// times the capacity is TinyLFU's reset (Einziger, Friedman, Manes, ACM Transactions on Storage 13(4), 2017).
/// </remarks>
internal sealed class FrequencyOrder : EvictionOrder
{
    /// <summary>Counts stop here; an entry that is used so often is far from going.</summary>
    private const int MostUses = 4_095;

    private const int SampleFactor = 10;

    private readonly int[] _oldest = new int[MostUses + 1];
    private readonly int[] _newest = new int[MostUses + 1];
    private readonly long _sample;
    private Link[] _links = new Link[64];
    private int _lowest = 1;
    private long _uses;

    public FrequencyOrder(long capacity)
    {
        _sample = Math.Min(capacity, long.MaxValue / SampleFactor) * SampleFactor;
        Array.Fill(_oldest, None);
        Array.Fill(_newest, None);
    }

    public override int First
    {
        get
        {
            while (_lowest < MostUses && _oldest[_lowest] == None)
            {
                _lowest++;
            }

            return _oldest[_lowest];
        }
    }

    public override int After(int slot)
    {
        var next = _links[slot].Newer;
        for (var count = _links[slot].Count + 1; next == None && count <= MostUses; count++)
        {
            next = _oldest[count];
        }

        return next;
    }

    public override void Add(int slot)
    {
        Reserve(slot);
        Append(slot, 1);
        Age();
    }

    public override void AddFirst(int slot)
    {
        Reserve(slot);
        var after = _oldest[1];
        _links[slot] = new Link { Count = 1, Older = None, Newer = after };
        _oldest[1] = slot;
        _lowest = 1;
        if (after == None)
        {
            _newest[1] = slot;
        }
        else
        {
            _links[after].Older = slot;
        }
    }

    public override void Use(int slot, bool isStored)
    {
        // Storing an entry again after it expired is part of the look-up that counted already.
        if (isStored)
        {
            return;
        }

        Remove(slot);
        Append(slot, Math.Min(_links[slot].Count + 1, MostUses));
        Age();
    }

    public override void Remove(int slot)
    {
        var link = _links[slot];
        if (link.Newer == None)
        {
            _newest[link.Count] = link.Older;
        }
        else
        {
            _links[link.Newer].Older = link.Older;
        }

        if (link.Older == None)
        {
            _oldest[link.Count] = link.Newer;
        }
        else
        {
            _links[link.Older].Newer = link.Newer;
        }
    }

    private void Append(int slot, int count)
    {
        var before = _newest[count];
        _links[slot] = new Link { Count = count, Older = before, Newer = None };
        _newest[count] = slot;
        _lowest = Math.Min(_lowest, count);
        if (before == None)
        {
            _oldest[count] = slot;
        }
        else
        {
            _links[before].Newer = slot;
        }
    }

    private void Age()
    {
        if (++_uses < _sample)
        {
            return;
        }

        _uses = 0;
        for (var count = 2; count <= MostUses; count++)
        {
            var slot = _oldest[count];
            _oldest[count] = None;
            _newest[count] = None;
            while (slot != None)
            {
                var next = _links[slot].Newer;
                Append(slot, count / 2);
                slot = next;
            }
        }
    }

    private void Reserve(int slot)
    {
        if (slot >= _links.Length)
        {
            Array.Resize(ref _links, Math.Max(_links.Length * 2, slot + 1));
        }
    }

    private struct Link
    {
        public int Count;
        public int Newer;
        public int Older;
    }
}
