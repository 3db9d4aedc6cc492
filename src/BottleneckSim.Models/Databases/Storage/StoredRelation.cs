namespace BottleneckSim.Models.Databases.Storage;

/// <summary>A table or an index as it is stored in a running database.</summary>
/// <param name="number">Its number in this database, from 1; never given twice.</param>
internal abstract class StoredRelation(int number)
{
    /// <summary>Its number in this database.</summary>
    public int Number { get; } = number;

    /// <summary>Its pages now, at least 1.</summary>
    public abstract long Pages { get; }

    /// <summary>Pages that have ever been stored. One beyond them is made in memory when it is first changed, not read.</summary>
    public long Extent { get; private set; }

    /// <summary>Takes note that all pages that there are now are stored.</summary>
    public void Store() => Extent = Math.Max(Extent, Pages);

    /// <summary>Makes a page, and those before it, where it is not stored yet.</summary>
    /// <param name="page">The page.</param>
    /// <returns>Whether it was made just now, so that there is nothing to read.</returns>
    public bool Make(long page)
    {
        if (page < Extent)
        {
            return false;
        }

        Extent = page + 1;
        return true;
    }
}
