using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Blueprints;
using BottleneckSim.Models.Caching.Staleness;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Programs;

namespace BottleneckSim.Models.Caching.Prefill;

/// <summary>Replays look-ups at zero time, so that a run does not begin with a cache that no one has used.</summary>
internal sealed class CachePrefill(CacheStore store, KeyWrites writes, DrawKey nodeDraw)
{
    private const int DrawsPerEntry = 8;
    private const long MaximumDraws = 20_000_000;

    private static readonly Purpose Draws = new("cache-prefill");
    private static readonly Purpose Age = new("cache-prefill-age");

    public void Fill(SystemBlueprint system, CacheOptions options)
    {
        var uses = system.Description.Tiers.Values.OfType<ProgramTierOptions>()
            .SelectMany(tier => tier.Endpoints.Values)
            .SelectMany(endpoint => StepTree.All(endpoint.Steps))
            .OfType<CacheStep>()
            .Where(step => string.Equals(step.Cache, options.Name, StringComparison.Ordinal))
            .Select(step => (Keys: system.Keys[step.KeySpace], Lifetime: step.Lifetime ?? options.Lifetime))
            .ToArray();
        if (uses.Length == 0)
        {
            return;
        }

        var distinct = Math.Min(options.CapacityEntries, uses.Sum(use => use.Keys.Options.Count));
        var draws = Math.Min(distinct * DrawsPerEntry, MaximumDraws);
        for (long index = 0; index < draws; index++)
        {
            var draw = nodeDraw.With(Draws).With(index);
            var (keys, lifetime) = uses[draw.Below(uses.Length)];
            var rank = keys.KeyOf(draw);
            if (!store.Get(keys.Hash ^ (ulong)rank, Instant.Zero))
            {
                store.Put(Entry(keys, rank, lifetime, draw));
            }
        }

        store.ResetCounts();
    }

    /// <summary>Under a lifetime counted from the storing, an entry's age at a random moment is uniform over the lifetime.</summary>
    private CacheEntry Entry(KeySampler keys, long rank, Duration? lifetime, DrawKey draw)
    {
        var expires = lifetime is { } known ? Instant.FromNanoseconds(1 + draw.With(Age).Below(known.Nanoseconds)) : Instant.MaxValue;
        var stored = lifetime is { } length ? expires - length : Instant.Zero;
        return new CacheEntry(keys.Hash ^ (ulong)rank, expires, writes.FirstAfter(keys, rank, stored), 0);
    }
}
