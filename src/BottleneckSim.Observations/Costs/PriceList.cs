using System.Collections.Immutable;

namespace BottleneckSim.Observations.Costs;

/// <summary>The prices of a system's machines. The one place that turns a machine into money, for verdicts and for telemetry.</summary>
/// <param name="Tiers">The price by tier; a tier that is not named costs nothing.</param>
public sealed record PriceList(ImmutableSortedDictionary<string, TierPrice> Tiers)
{
    /// <summary>Nothing costs anything.</summary>
    public static PriceList Free { get; } = new(ImmutableSortedDictionary.Create<string, TierPrice>(StringComparer.Ordinal));

    /// <summary>What an instance of a tier costs an hour, in the scenario's currency.</summary>
    public decimal PerHour(string tier, MachineSize size) => Tiers.TryGetValue(tier, out var price) ? price.PerHourOf(size) : 0;
}
