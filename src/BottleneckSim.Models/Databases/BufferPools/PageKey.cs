namespace BottleneckSim.Models.Databases.BufferPools;

/// <summary>A page of a table or an index.</summary>
/// <param name="Value">The relation's number in the upper 22 bits, the page in the lower 42.</param>
public readonly record struct PageKey(ulong Value)
{
    private const int PageBits = 42;

    /// <summary>The key of a page.</summary>
    /// <param name="relation">The relation's number: 1 to 4,194,303.</param>
    /// <param name="page">The page: 0 to 2⁴² − 1.</param>
    public PageKey(int relation, long page)
        : this(((ulong)relation << PageBits) | (ulong)page)
    {
    }

    /// <summary>The relation's number.</summary>
    public int Relation => (int)(Value >> PageBits);

    /// <summary>The page within the relation.</summary>
    public long Page => (long)(Value & ((1UL << PageBits) - 1));
}
