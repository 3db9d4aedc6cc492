using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Links.Partitions.Changes;

/// <summary>Cuts the network between two tiers, or between single instances.</summary>
/// <param name="Cut">The cut.</param>
public sealed record PartitionNetwork(Partition Cut) : Change
{
    /// <inheritdoc />
    public override string Kind => "partition";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        Require(system, Cut.From);
        Require(system, Cut.To);
        if (Cut.From == Cut.To)
        {
            throw new ChangeRefusedException($"A partition needs two ends; '{Cut.From}' cannot be cut off from itself.");
        }

        return system.Partitions.Contains(Cut)
            ? throw new ChangeRefusedException($"The network is cut from {Cut} already.")
            : system with { Partitions = system.Partitions.Add(Cut) };
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => new HealNetwork(Cut);

    /// <inheritdoc />
    public override string Describe() => $"cut the network from {Cut}";

    private static void Require(SystemDescription system, PartitionEnd end)
    {
        if (system.Loads.ContainsKey(end.Tier) && end.Instance is null)
        {
            return;
        }

        if (!system.Tiers.TryGetValue(end.Tier, out var tier))
        {
            throw new ChangeRefusedException($"There is no tier '{end.Tier}'; there are: {SystemEdits.Listed(system.Tiers.Keys.Concat(system.Loads.Keys))}.");
        }

        if (end.Instance is { } number)
        {
            SystemEdits.RequireRange("The instance", number, 1, tier.NodeNames().Count);
        }
    }
}
