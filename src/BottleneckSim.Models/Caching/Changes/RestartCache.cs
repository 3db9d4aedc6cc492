using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Caching.Changes;

/// <summary>Restarts a cache on every node: connections are reset and the entries are gone, unless the cache warms up.</summary>
/// <param name="Cache">The cache tier.</param>
/// <param name="Times">1; −1 takes a restart out of the description, and a running cache stays as it is, for nobody can undo a restart.</param>
public sealed record RestartCache(string Cache, int Times = 1) : Change
{
    /// <inheritdoc />
    public override string Kind => "restart-cache";

    /// <inheritdoc />
    public override ChangeTerms Terms => new() { Until = "the entries are loaded again, if it warms up", Work = "loads the entries that it had, if it warms up" };

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var cache = system.Cache(Cache);
        return Times is 1 or -1 && cache.Restarts + Times >= 0
            ? system.WithTier(cache with { Restarts = cache.Restarts + Times })
            : throw new ChangeRefusedException($"Cache '{Cache}' has been restarted {cache.Restarts} times; that cannot be changed by {Times}.");
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before)
    {
        _ = before.Cache(Cache);
        return this with { Times = -Times };
    }

    /// <inheritdoc />
    public override string Describe() => Times > 0 ? $"{Cache}: restart" : $"{Cache}: forget a restart";
}
