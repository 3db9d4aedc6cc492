using BottleneckSim.Observations.Costs;

namespace BottleneckSim.Models.Systems.Costs;

/// <summary>What a system costs as it is described, once nothing boots or drains any more. What a run cost is measured (<see cref="Bill"/>).</summary>
public static class SystemCost
{
    /// <summary>The price of an hour of all instances that have not crashed.</summary>
    public static decimal PerHour(SystemDescription system, PriceList prices)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(prices);
        return system.Tiers.Values.Sum(tier => tier.NodeNames()
            .Select((_, position) => tier.Crashed.Contains(position + 1) ? 0 : prices.PerHour(tier.Name, MachineSizes.Of(tier, position)))
            .Sum());
    }
}
