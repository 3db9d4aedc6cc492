using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Programs.Maintenance.Changes;

/// <summary>Changes what the nodes of a tier do for themselves from time to time: throttles it, synchronises it, moves it apart, or stops it.</summary>
/// <param name="Tier">A web or worker tier.</param>
/// <param name="Maintenance">What they do from now on; null means nothing.</param>
public sealed record SetMaintenance(string Tier, MaintenanceOptions? Maintenance) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-maintenance";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) =>
        system.WithTier(system.Host(Tier) with { Maintenance = Maintenance }).RequireSound();

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Maintenance = before.Host(Tier).Maintenance };

    /// <inheritdoc />
    public override string Describe() => Maintenance switch
    {
        null => $"{Tier}: no maintenance",
        { IsSynchronised: true } plan => $"{Tier}: maintenance on all nodes at once, every {plan.Every}",
        var plan => $"{Tier}: maintenance on each node at its own time, every {plan.Every}",
    };
}
