using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Caching.Changes;

/// <summary>Puts a cache in front of a query of one endpoint: look up, on a miss ask the database and store (cache-aside). The cache starts cold.</summary>
/// <param name="Tier">The web or worker tier.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Query">The query whose answers are cached.</param>
/// <param name="KeySpace">What the answers are looked up by.</param>
/// <param name="Cache">The cache tier; one of the same name that is there already is used as it is.</param>
public sealed record CacheInFront(string Tier, string Endpoint, string Query, string KeySpace, CacheOptions Cache) : Change
{
    /// <inheritdoc />
    public override string Kind => "cache-in-front";

    /// <inheritdoc />
    public override ChangeTerms Terms => new() { ChangesMachines = true };

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var host = system.Host(Tier);
        var endpoint = host.Endpoint(Endpoint);
        Require(system, endpoint);
        var steps = StepTree.Rewrite(endpoint.Steps, step => step is QueryStep query && query.Query == Query
            ? new CacheStep(Cache.Name, KeySpace, [query], CacheStep.DefaultTimeout)
            : step);
        var cached = system.WithTier(host.WithSteps(endpoint, steps));
        return system.Tiers.ContainsKey(Cache.Name) ? cached : cached.WithTier(Cache);
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) =>
        RestoreTiers.Unless(this, new RemoveCache(Tier, Endpoint, Query, Cache.Name), before, Tier, Cache.Name);

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: cache the answers of {Query} for {Endpoint} in {Cache.Name}";

    private void Require(SystemDescription system, EndpointOptions endpoint)
    {
        var queries = StepTree.All(endpoint.Steps).OfType<QueryStep>().Select(step => step.Query).Distinct(StringComparer.Ordinal).ToList();
        if (!queries.Contains(Query, StringComparer.Ordinal))
        {
            throw new ChangeRefusedException($"Endpoint '{Endpoint}' of '{Tier}' does not ask '{Query}'; it asks: {SystemEdits.Listed(queries)}.");
        }

        if (StepTree.All(endpoint.Steps).OfType<CacheStep>().Any(step => step.Otherwise.Any(inner => inner is QueryStep query && query.Query == Query)))
        {
            throw new ChangeRefusedException($"The answers of '{Query}' for '{Endpoint}' of '{Tier}' are cached already.");
        }

        if (!system.KeySpaces.ContainsKey(KeySpace))
        {
            throw new ChangeRefusedException($"There is no key space '{KeySpace}'; there are: {SystemEdits.Listed(system.KeySpaces.Keys)}.");
        }

        if (system.Tiers.TryGetValue(Cache.Name, out var known) && known is not CacheOptions)
        {
            throw new ChangeRefusedException($"Tier '{Cache.Name}' is there already and is not a cache.");
        }
    }
}
