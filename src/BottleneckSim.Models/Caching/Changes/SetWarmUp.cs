using BottleneckSim.Models.Caching.WarmUps;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Caching.Changes;

/// <summary>Changes how a restarted cache gets its entries back. One that was restarted already begins to load at once.</summary>
/// <param name="Cache">The cache tier.</param>
/// <param name="WarmUp">How; null means not at all.</param>
public sealed record SetWarmUp(string Cache, WarmUpOptions? WarmUp) : Change
{
    private const long Slowest = 1_000;
    private const long Fastest = 100_000_000_000;

    /// <inheritdoc />
    public override string Kind => "set-warm-up";

    /// <inheritdoc />
    public override ChangeTerms Terms => new() { Until = "what a restart has left to load is loaded", Work = "loads it" };

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => WarmUp is { BytesPerSecond: < Slowest or > Fastest } warmUp
        ? throw new ChangeRefusedException($"A warm-up loads {SystemEdits.Number(Slowest)} to {SystemEdits.Number(Fastest)} bytes a second, not {SystemEdits.Number(warmUp.BytesPerSecond)}.")
        : system.WithTier(system.Cache(Cache) with { WarmUp = WarmUp });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { WarmUp = before.Cache(Cache).WarmUp };

    /// <inheritdoc />
    public override string Describe() => WarmUp is { } warmUp
        ? $"{Cache}: load the entries of before a restart at {SystemEdits.Number(warmUp.BytesPerSecond / 1_000)} kB/s"
        : $"{Cache}: stay cold after a restart";
}
