using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;

namespace BottleneckSim.Models.Systems.Changes;

/// <summary>Puts a new tier into the system, cold and without callers until something is led to it.</summary>
/// <param name="New">The tier.</param>
public sealed record AddTier(TierOptions New) : Change
{
    /// <inheritdoc />
    public override string Kind => "add-tier";

    /// <inheritdoc />
    public override ChangeTerms Terms => new() { Until = "the tier has booted", ChangesMachines = true };

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        ArgumentNullException.ThrowIfNull(system);
        return system.Tiers.ContainsKey(New.Name)
            ? throw new ChangeRefusedException($"There is a tier '{New.Name}' already; tiers are: {SystemEdits.Listed(system.Tiers.Keys)}.")
            : system.WithTier(New).RequireSound();
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => new RemoveTier(New.Name);

    /// <inheritdoc />
    public override string Describe() => $"add tier {New.Name}";
}
