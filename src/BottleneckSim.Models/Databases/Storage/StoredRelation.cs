namespace BottleneckSim.Models.Databases.Storage;

/// <summary>A table or an index as it is stored in a running database.</summary>
/// <param name="number">Its number in this database, from 1; never given twice.</param>
internal abstract class StoredRelation(int number)
{
    /// <summary>Its number in this database.</summary>
    public int Number { get; } = number;

    /// <summary>Its pages now, at least 1.</summary>
    public abstract long Pages { get; }
}
