namespace BottleneckSim.Models.Caching.Eviction;

/// <summary>Least recently used, or first in first out: one list, and only the former moves an entry that is used.</summary>
/// <remarks>
/// <code>
/// newest ⇄ … ⇄ … ⇄ oldest ─► goes first
/// </code>
/// </remarks>
internal sealed class RecencyOrder(bool movesOnUse) : EvictionOrder
{
    private Link[] _links = new Link[64];
    private int _newest = None;
    private int _oldest = None;

    public override int First => _oldest;

    public override int After(int slot) => _links[slot].Newer;

    public override void Add(int slot)
    {
        Reserve(slot);
        _links[slot] = new Link { Newer = None, Older = _newest };
        if (_newest == None)
        {
            _oldest = slot;
        }
        else
        {
            _links[_newest].Newer = slot;
        }

        _newest = slot;
    }

    public override void AddFirst(int slot)
    {
        Reserve(slot);
        _links[slot] = new Link { Newer = _oldest, Older = None };
        if (_oldest == None)
        {
            _newest = slot;
        }
        else
        {
            _links[_oldest].Older = slot;
        }

        _oldest = slot;
    }

    public override void Use(int slot, bool isStored)
    {
        if (movesOnUse && slot != _newest)
        {
            Remove(slot);
            Add(slot);
        }
    }

    public override void Remove(int slot)
    {
        var link = _links[slot];
        if (link.Newer == None)
        {
            _newest = link.Older;
        }
        else
        {
            _links[link.Newer].Older = link.Older;
        }

        if (link.Older == None)
        {
            _oldest = link.Newer;
        }
        else
        {
            _links[link.Older].Newer = link.Newer;
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
        public int Newer;
        public int Older;
    }
}
