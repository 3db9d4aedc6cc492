using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Caching.Changes;

/// <summary>Changes which entry goes when a cache needs room; the entries stay, in the order that the old policy gave them.</summary>
/// <param name="Cache">The cache tier.</param>
/// <param name="Eviction">The new policy.</param>
public sealed record SetCachePolicy(string Cache, EvictionPolicy Eviction) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-cache-policy";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.WithTier(system.Cache(Cache) with { Eviction = Eviction });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Eviction = before.Cache(Cache).Eviction };

    /// <inheritdoc />
    public override string Describe() => $"{Cache}: evict the {Eviction switch
    {
        EvictionPolicy.LeastRecentlyUsed => "least recently used",
        EvictionPolicy.LeastFrequentlyUsed => "least frequently used",
        _ => "oldest",
    }} entry";
}
