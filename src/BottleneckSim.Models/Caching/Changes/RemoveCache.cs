using System.Collections.Immutable;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Caching.Changes;

/// <summary>Takes the cache away from in front of a query of one endpoint; the cache tier goes when nothing uses it any more.</summary>
/// <param name="Tier">The web or worker tier.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Query">The query whose answers are cached.</param>
/// <param name="Cache">The cache tier.</param>
public sealed record RemoveCache(string Tier, string Endpoint, string Query, string Cache) : Change
{
    /// <inheritdoc />
    public override string Kind => "remove-cache";

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var host = system.Host(Tier);
        var endpoint = host.Endpoint(Endpoint);
        _ = Find(system);
        var without = system.WithTier(host.WithSteps(endpoint, Without(endpoint.Steps)));
        var isUsed = without.Tiers.Values.OfType<ProgramTierOptions>()
            .SelectMany(tier => tier.Endpoints.Values)
            .SelectMany(other => StepTree.All(other.Steps))
            .Any(step => step is CacheStep cache && cache.Cache == Cache);
        return isUsed ? without : without with { Tiers = without.Tiers.Remove(Cache) };
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => RestoreTiers.Unless(
        this, new CacheInFront(Tier, Endpoint, Query, Find(before).KeySpace, before.Tier<CacheOptions>(Cache, "cache")), before, Tier, Cache);

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: stop caching the answers of {Query} for {Endpoint} in {Cache}";

    private ImmutableArray<Step> Without(ImmutableArray<Step> steps) => [.. steps.SelectMany(step => step switch
    {
        CacheStep cache when Wraps(cache) => cache.Otherwise,
        _ => ImmutableArray.Create(step.RewriteChildren(Without)),
    })];

    private CacheStep Find(SystemDescription system) =>
        StepTree.All(system.Host(Tier).Endpoint(Endpoint).Steps).OfType<CacheStep>().FirstOrDefault(Wraps)
        ?? throw new ChangeRefusedException($"The answers of '{Query}' for '{Endpoint}' of '{Tier}' are not cached in '{Cache}'.");

    private bool Wraps(CacheStep step) => step.Cache == Cache && step.Otherwise.Any(inner => inner is QueryStep query && query.Query == Query);
}
