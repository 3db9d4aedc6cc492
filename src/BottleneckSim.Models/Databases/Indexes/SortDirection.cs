namespace BottleneckSim.Models.Databases.Indexes;

/// <summary>The direction of an order.</summary>
public enum SortDirection
{
    /// <summary>Smallest first (the default).</summary>
    Ascending,

    /// <summary>Largest first: <c>created_at desc</c>.</summary>
    Descending,
}
