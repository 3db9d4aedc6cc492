using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Caching.Changes;

/// <summary>Changes how long the entries are valid that one endpoint stores from now on: short for stock and prices, long for the rest.</summary>
/// <param name="Use">The look-ups.</param>
/// <param name="Lifetime">1 ms to 1 year; null means as long as the cache says.</param>
public sealed record SetEntryLifetime(CacheUse Use, Duration? Lifetime) : Change
{
    private static readonly Duration Shortest = Duration.FromMilliseconds(1);
    private static readonly Duration Longest = Duration.FromSeconds(365L * 24 * 60 * 60);

    /// <inheritdoc />
    public override string Kind => "set-entry-lifetime";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => Lifetime is { } lifetime && (lifetime < Shortest || lifetime > Longest)
        ? throw new ChangeRefusedException($"A lifetime is {Shortest} to {Longest} (a year), not {lifetime}.")
        : system.WithLookUps(Use, step => step with { Lifetime = Lifetime });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) =>
        RestoreTiers.Unless(this, this with { Lifetime = before.LookUps(Use)[0].Lifetime }, before, Use.Tier);

    /// <inheritdoc />
    public override string Describe() =>
        $"{Use.Tier}: keep what {Use.Endpoint} stores of {Use.KeySpace} in {Use.Cache} {(Lifetime is { } lifetime ? lifetime.ToString() : "as long as the cache says")}";
}
