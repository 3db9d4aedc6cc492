namespace BottleneckSim.Models.Caching.Eviction;

/// <summary>The order in which a cache's entries go when room is needed. Entries are known by their slots in the store.</summary>
internal abstract class EvictionOrder
{
    /// <summary>No slot.</summary>
    protected const int None = -1;

    /// <summary>The order of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="capacity">Entries that fit.</param>
    public static EvictionOrder Of(EvictionPolicy policy, long capacity) => policy switch
    {
        EvictionPolicy.LeastFrequentlyUsed => new FrequencyOrder(capacity),
        EvictionPolicy.LeastRecentlyUsed => new RecencyOrder(movesOnUse: true),
        _ => new RecencyOrder(movesOnUse: false),
    };

    /// <summary>The entry that goes next; −1 if there is none.</summary>
    public abstract int First { get; }

    /// <summary>The entry that goes after another; −1 if there is none.</summary>
    public abstract int After(int slot);

    /// <summary>Takes in an entry that has just been stored.</summary>
    public abstract void Add(int slot);

    /// <summary>Takes in an entry so that it goes before all others.</summary>
    public abstract void AddFirst(int slot);

    /// <summary>An entry was looked up, or stored again.</summary>
    public abstract void Use(int slot, bool isStored);

    /// <summary>Forgets an entry.</summary>
    public abstract void Remove(int slot);
}
