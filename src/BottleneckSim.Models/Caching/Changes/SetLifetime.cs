using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Caching.Changes;

/// <summary>Changes how long entries stored from now on are valid.</summary>
/// <param name="Cache">The cache tier.</param>
/// <param name="Lifetime">1 ms to 1 year; null means for ever.</param>
public sealed record SetLifetime(string Cache, Duration? Lifetime) : Change
{
    private static readonly Duration Shortest = Duration.FromMilliseconds(1);
    private static readonly Duration Longest = Duration.FromSeconds(365L * 24 * 60 * 60);

    /// <inheritdoc />
    public override string Kind => "set-lifetime";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => Lifetime is { } lifetime && (lifetime < Shortest || lifetime > Longest)
        ? throw new ChangeRefusedException($"A lifetime is {Shortest} to {Longest} (a year), not {lifetime}.")
        : system.WithTier(Find(system) with { Lifetime = Lifetime });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Lifetime = Find(before).Lifetime };

    /// <inheritdoc />
    public override string Describe() => $"{Cache}: keep entries {(Lifetime is { } lifetime ? lifetime.ToString() : "for ever")}";

    private CacheOptions Find(SystemDescription system) => system.Tier<CacheOptions>(Cache, "cache");
}
