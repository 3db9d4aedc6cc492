using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;

namespace BottleneckSim.Models.Systems.Changes;

/// <summary>Starts an instance that has crashed: a new machine with cold caches. A database has the storage device of the old one: what was committed is there, and what is in the log since the last checkpoint is applied first.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Instance">The number of the instance, from 1.</param>
public sealed record RestartNode(string Tier, int Instance) : Change
{
    /// <inheritdoc />
    public override string Kind => "restart-node";

    /// <inheritdoc />
    public override ChangeTerms Terms => new() { Until = "the instance has booted", ChangesMachines = true };

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var tier = system.Tier(Tier);
        if (!tier.Crashed.Contains(Instance))
        {
            throw new ChangeRefusedException(
                $"Instance {SystemEdits.Number(Instance)} of '{Tier}' has not crashed; those that have: {SystemEdits.Listed(tier.Crashed.Select(number => SystemEdits.Number(number)))}.");
        }

        return system.WithTier(tier with { Crashed = tier.Crashed.Remove(Instance) });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => RestoreTiers.Unless(this, new CrashNode(Tier, Instance), before, Tier);

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: start instance {SystemEdits.Number(Instance)} again";
}
