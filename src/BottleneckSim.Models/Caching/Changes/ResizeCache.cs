using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Caching.Changes;

/// <summary>Gives a cache more or less memory; a smaller one evicts by its policy at once.</summary>
/// <param name="Cache">The cache tier.</param>
/// <param name="MemoryBytes">The new size: 1 KiB to 16 TiB, at least one entry.</param>
public sealed record ResizeCache(string Cache, long MemoryBytes) : Change
{
    private const long MaximumBytes = 16L << 40;

    /// <inheritdoc />
    public override string Kind => "resize-cache";

    /// <inheritdoc />
    public override ChangeTerms Terms => new() { ChangesMachines = true };

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var cache = Find(system);
        return MemoryBytes >= cache.EntryBytes && MemoryBytes <= MaximumBytes
            ? system.WithTier(cache with { MemoryBytes = MemoryBytes })
            : throw new ChangeRefusedException($"Cache '{Cache}' needs room for one entry ({cache.EntryBytes} bytes) and may have 16 TiB, not {MemoryBytes} bytes.");
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { MemoryBytes = Find(before).MemoryBytes };

    /// <inheritdoc />
    public override string Describe() => $"{Cache}: set the memory to {SystemEdits.Number(MemoryBytes >> 20)} MiB";

    private CacheOptions Find(SystemDescription system) => system.Tier<CacheOptions>(Cache, "cache");
}
