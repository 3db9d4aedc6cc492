using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Programs.Changes;

/// <summary>Changes how many programs each node of a tier runs at once.</summary>
/// <param name="Tier">A web or worker tier.</param>
/// <param name="Workers">Worker threads of each node: 1 to 100,000.</param>
public sealed record SetWorkers(string Tier, int Workers) : Change
{
    /// <summary>The most workers of a node.</summary>
    public const int MaximumWorkers = 100_000;

    /// <inheritdoc />
    public override string Kind => "set-workers";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) =>
        system.WithTier(system.Host(Tier) with { Workers = SystemEdits.RequireRange("Workers", Workers, 1, MaximumWorkers) });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Workers = before.Host(Tier).Workers };

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: run {Workers} workers on each node";
}
