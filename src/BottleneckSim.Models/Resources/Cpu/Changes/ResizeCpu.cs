using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Rollouts;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Systems.Changes;

namespace BottleneckSim.Models.Resources.Cpu.Changes;

/// <summary>Gives every node of a tier more or fewer cores: as those of a container, with which work in progress goes on at the new rate, or on new machines, one after the other.</summary>
/// <remarks>With restarts the last new machine serves ⌈instances ÷ <paramref name="MaximumUnavailable"/>⌉ boots later; old ones go when they have finished what they had, after 30 s at the latest.</remarks>
/// <param name="Tier">The tier.</param>
/// <param name="Cores">The new number of cores: 1 to 256.</param>
/// <param name="MaximumUnavailable">
/// How many instances may be restarted at once, each on a new machine with the new cores (see <see cref="Rollout"/>): 1 to 1,000, more than there are means all. Null (the
/// default) means that none is, and instances that wait for their restart go on waiting. Of a database with replicas these come first and the leader last; its new machine is
/// given its storage device, and until it is up writes fail. Not of a sharded database.
/// </param>
public sealed record ResizeCpu(string Tier, int Cores, int? MaximumUnavailable = null) : Change
{
    /// <summary>The most cores of a node.</summary>
    public const int MaximumCores = 256;

    /// <inheritdoc />
    public override string Kind => "resize";

    /// <inheritdoc />
    public override ChangeTerms Terms => new() { Until = "every instance that restarts for it has done so and its old machine has gone", ChangesMachines = true };

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var cpu = system.Cpu(Tier);
        var after = system.WithCpu(Tier, cpu with { Cores = SystemEdits.RequireRange("Cores", Cores, 1, MaximumCores) });
        if (MaximumUnavailable is not { } most)
        {
            return after;
        }

        if (system.Tier(Tier) is DatabaseOptions { Shards: not null })
        {
            throw new ChangeRefusedException($"Tier '{Tier}' is a sharded database, whose shards are not restarted one after the other. Its cores can be changed without a restart only.");
        }

        SystemEdits.RequireRange("The instances that may be unavailable", most, 1, Scale.MaximumInstances);
        return after.WithTier(after.Tier(Tier) with { Rollout = Rollout.Of(system.Tier(Tier), cpu.Cores, Cores, most) });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with
    {
        Cores = before.Cpu(Tier).Cores,
        MaximumUnavailable = MaximumUnavailable is null ? null : before.Tier(Tier).Rollout?.MaximumUnavailable ?? MaximumUnavailable,
    };

    /// <inheritdoc />
    public override string Describe() => MaximumUnavailable is { } most
        ? $"{Tier}: change to {Cores} cores a node, restarting {SystemEdits.Number(most)} at once"
        : $"{Tier}: change to {Cores} cores a node";
}
