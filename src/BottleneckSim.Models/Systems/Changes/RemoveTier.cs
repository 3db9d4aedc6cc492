using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;

namespace BottleneckSim.Models.Systems.Changes;

/// <summary>Takes a tier out that nothing needs any more: no program calls it, no pool, load or worker is led to it. Its nodes finish what they have.</summary>
/// <param name="Tier">The tier.</param>
public sealed record RemoveTier(string Tier) : Change
{
    /// <inheritdoc />
    public override string Kind => "remove-tier";

    /// <inheritdoc />
    public override ChangeTerms Terms => new() { Until = "its nodes have finished what they had", ChangesMachines = true };

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        _ = system.Tier(Tier);
        var users = TierUses.Of(system, Tier).ToList();
        return users.Count == 0
            ? system with { Tiers = system.Tiers.Remove(Tier) }
            : throw new ChangeRefusedException($"Tier '{Tier}' is still needed by {SystemEdits.Listed(users)}.");
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => new AddTier(before.Tier(Tier));

    /// <inheritdoc />
    public override string Describe() => $"remove tier {Tier}";
}
