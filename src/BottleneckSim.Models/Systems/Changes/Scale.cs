using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Queues;

namespace BottleneckSim.Models.Systems.Changes;

/// <summary>
/// Changes the number of a tier's nodes. New ones start cold; those removed (the highest numbers) finish what they have, for at most 30 s.
/// A tier that had one node and no balancer gets a round-robin balancer.
/// </summary>
/// <param name="Tier">The tier; one that holds the only copy of its data cannot be scaled.</param>
/// <param name="Instances">The new number: 1 to 1,000.</param>
public sealed record Scale(string Tier, int Instances) : Change
{
    /// <summary>The most nodes of a tier.</summary>
    public const int MaximumInstances = 1_000;

    /// <inheritdoc />
    public override string Kind => "scale";

    /// <inheritdoc />
    public override ChangeTerms Terms => new() { Until = "new instances have booted and removed ones have finished what they had", ChangesMachines = true };

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var tier = system.Tier(Tier);
        if (tier is DatabaseOptions or QueueOptions)
        {
            throw new ChangeRefusedException($"Tier '{Tier}' holds data: another node would need a copy of it. It cannot be scaled{(tier is DatabaseOptions ? "; add-replicas adds copies" : string.Empty)}.");
        }

        return system.WithTier(tier with { Instances = SystemEdits.RequireRange("Instances", Instances, 1, MaximumInstances) });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Instances = before.Tier(Tier).Instances };

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: scale to {Instances} instances";
}
