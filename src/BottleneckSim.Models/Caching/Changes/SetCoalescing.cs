using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching.Coalescing;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Caching.Changes;

/// <summary>Lets only one miss of a key go to the origin at a time, or no longer does; those who wait already get the value that they wait for.</summary>
/// <param name="Cache">The cache tier.</param>
/// <param name="Coalescing">How; null means that every miss goes to the origin.</param>
public sealed record SetCoalescing(string Cache, CoalescingOptions? Coalescing) : Change
{
    private const int MostWaiting = 1_000_000;
    private static readonly Duration Shortest = Duration.FromMilliseconds(1);
    private static readonly Duration Longest = Duration.FromSeconds(60 * 60);

    /// <inheritdoc />
    public override string Kind => "set-coalescing";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        if (Coalescing is { } options)
        {
            SystemEdits.RequireRange("Waiting look-ups of a key", options.MaximumWaiting, 1, MostWaiting);
        }

        return Coalescing?.Lease is { } lease && (lease < Shortest || lease > Longest)
            ? throw new ChangeRefusedException($"A lease is {Shortest} to {Longest}, not {lease}.")
            : system.WithTier(system.Cache(Cache) with { Coalescing = Coalescing });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Coalescing = before.Cache(Cache).Coalescing };

    /// <inheritdoc />
    public override string Describe() => Coalescing is { } options
        ? $"{Cache}: let one miss of a key in flight and up to {SystemEdits.Number(options.MaximumWaiting)} wait for it"
        : $"{Cache}: let every miss go to the origin";
}
