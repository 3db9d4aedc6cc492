using System.Collections.Immutable;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Rollouts.Changes;

/// <summary>The next instances of a tier that waits to be restarted are. Files do not tell it; a change that restarts a tier brings it about.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Instances">Their numbers, from 1.</param>
public sealed record RollOn(string Tier, ImmutableSortedSet<int> Instances) : Change
{
    /// <inheritdoc />
    public override string Kind => "roll-on";

    /// <inheritdoc />
    public override ChangeTerms Terms => new() { Until = "the instances have booted and their old machines have finished what they had", ChangesMachines = true };

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var tier = system.Tier(Tier);
        return tier.Rollout is { } rollout && Instances.All(rollout.Cores.ContainsKey)
            ? system.WithTier(tier with { Rollout = rollout.Without(Instances) })
            : throw new ChangeRefusedException(
                $"Not all of the instances {Numbers(Instances)} of '{Tier}' wait to be restarted; those that do: {Numbers(tier.Rollout?.Cores.Keys ?? [])}.");
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => RestoreTiers.Of(this, before, Tier);

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: restart {(Instances.Count == 1 ? "instance" : "instances")} {Numbers(Instances)}";

    private static string Numbers(IEnumerable<int> numbers) => SystemEdits.Listed(numbers.Select(number => SystemEdits.Number(number)));
}
