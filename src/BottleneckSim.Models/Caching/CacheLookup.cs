namespace BottleneckSim.Models.Caching;

/// <summary>What a look-up found.</summary>
public enum CacheLookup
{
    /// <summary>No entry.</summary>
    Absent,

    /// <summary>An entry past its lifetime.</summary>
    Expired,

    /// <summary>A valid entry.</summary>
    Valid,
}
