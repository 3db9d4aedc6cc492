using System.Collections.Immutable;

namespace BottleneckSim.Observations.Costs;

/// <summary>The prices of a system's machines. The one place that turns a machine into money, for verdicts and for telemetry.</summary>
/// <param name="Tiers">The price by tier; a documented tier that is not named costs nothing.</param>
public sealed record PriceList(ImmutableSortedDictionary<string, TierPrice> Tiers)
{
    /// <summary>The tiers of the system as documented. Default: those with a price.</summary>
    public ImmutableSortedSet<string> Documented { get; init; } = [.. Tiers.Keys];

    /// <summary>
    /// What a core of a tier costs an hour that a change has added, since nobody could name its price: 0 or more; default 0. A machine without cores counts as one core.
    /// </summary>
    public decimal PerCoreOfAdded { get; init; }

    /// <summary>What storage costs beside the machine that it is in, whoever added it. Default: nothing.</summary>
    public DiskPrices Disks { get; init; } = new();

    /// <summary>Nothing costs anything.</summary>
    public static PriceList Free { get; } = new(ImmutableSortedDictionary.Create<string, TierPrice>(StringComparer.Ordinal));

    /// <summary>What an instance of a tier costs an hour, in the scenario's currency.</summary>
    public decimal PerHour(string tier, MachineSize size) => Disks.PerHourOf(size) + (Tiers.TryGetValue(tier, out var price)
        ? price.PerHourOf(size)
        : Documented.Contains(tier) ? 0 : PerCoreOfAdded * Math.Max(1, size.Cores));
}
