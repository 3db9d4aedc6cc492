using System.Collections.Immutable;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
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
    public override ChangeTerms Terms => new() { Until = "the cache has answered what it had", ChangesMachines = true };

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
        if (isUsed)
        {
            return without;
        }

        var silent = WithoutWrites(without);
        return silent with { Tiers = silent.Tiers.Remove(Cache) };
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => RestoreTiers.Unless(
        this,
        new CacheInFront(Tier, Endpoint, Query, Find(before).KeySpace, before.Tier<CacheOptions>(Cache, "cache")),
        before,
        [Tier, Cache, .. before.Tiers.Values.OfType<ProgramTierOptions>().Where(WritesKeys).Select(tier => tier.Name)]);

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: stop caching the answers of {Query} for {Endpoint} in {Cache}";

    /// <summary>Nobody needs to say what it wrote to a cache that is gone.</summary>
    private SystemDescription WithoutWrites(SystemDescription system) => system.Tiers.Values.OfType<ProgramTierOptions>()
        .Where(WritesKeys)
        .Aggregate(system, (all, tier) => all.WithTier(tier.Endpoints.Values.Aggregate(
            tier, (host, endpoint) => host.WithSteps(endpoint, WithoutWrites(endpoint.Steps)))));

    private ImmutableArray<Step> WithoutWrites(ImmutableArray<Step> steps) =>
        [.. steps.Where(step => !IsWrite(step)).Select(step => step.RewriteChildren(WithoutWrites))];

    private bool WritesKeys(ProgramTierOptions tier) => tier.Endpoints.Values.Any(endpoint => StepTree.All(endpoint.Steps).Any(IsWrite));

    private bool IsWrite(Step step) => step is WriteKeyStep write && write.Cache == Cache;

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
