namespace BottleneckSim.Grading.Measurements;

/// <summary>A cache in a window.</summary>
/// <param name="Node">The cache's name.</param>
/// <param name="Hits">Look-ups answered.</param>
/// <param name="Misses">Look-ups not answered.</param>
/// <param name="Expirations">Misses that found an entry past its lifetime.</param>
/// <param name="Evictions">Entries thrown out for want of room.</param>
/// <param name="Entries">Entries held at the end.</param>
public sealed record CacheMeasurement(string Node, long Hits, long Misses, long Expirations, long Evictions, long Entries)
{
    /// <summary>Hits over look-ups: 0 to 1; 0 if nothing was looked up.</summary>
    public double HitRatio => Hits + Misses == 0 ? 0 : Hits / (double)(Hits + Misses);
}
