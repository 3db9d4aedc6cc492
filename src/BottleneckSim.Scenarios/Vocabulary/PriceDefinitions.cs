using System.Collections.Immutable;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Systems.Costs;
using BottleneckSim.Observations.Costs;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>What machines cost.</summary>
internal static class PriceDefinitions
{
    private static readonly Key<decimal> Instance = Key.Required("instance", AnyPrice, "The machine as documented.");

    private static readonly Key<decimal> Core = Key.Omittable(
        "core", AnyPrice, "What each core beyond the documented ones adds, and each core less saves.", "nothing");

    private static readonly Key<decimal> Memory = Key.Omittable(
        "memory", AnyPrice, "What each GiB of memory, cache memory or buffer pool beyond the documented adds, and each GiB less saves.", "nothing");

    private static readonly Mapping<TierPrice> Parts = new(
        "price of a tier",
        "What one instance costs. Said as one price, it is that of the machine as documented, and a resized machine costs as many times more as its dominant size: "
        + "the cores or the memory, whichever has grown more, as clouds sell machines in families that double both.",
        [Instance, Core, Memory],
        values => new TierPrice(values.Get(Instance), default) { PerCore = values.GetOr(Core, 0), PerGibibyte = values.GetOr(Memory, 0) });

    private static readonly Key<decimal> SolidState = Key.Omittable("ssd", AnyPrice, "Of a solid-state drive.", "nothing");
    private static readonly Key<decimal> Nvme = Key.Omittable("nvme", AnyPrice, "Of one on PCI Express.", "nothing");
    private static readonly Key<decimal> Spinning = Key.Omittable("hdd", AnyPrice, "Of a spinning disk.", "nothing");

    /// <summary>The prices of storage.</summary>
    public static Mapping<DiskPrices> Disks { get; } = new(
        "disk prices",
        "What each GiB of `disk-size` costs an hour, by the disk's name, beside the price of the machine. A price of 0.08 a month is 0.00011/h. A disk by its figures has no price.",
        [SolidState, Nvme, Spinning],
        values => new DiskPrices(values.GetOr(SolidState, 0), values.GetOr(Nvme, 0), values.GetOr(Spinning, 0)));

    /// <summary>The price of a tier's instance.</summary>
    public static Shape<TierPrice> Price { get; } = new ChoiceShape<TierPrice>("price of an instance", [Parts])
    {
        Single = new ConvertedShape<decimal, TierPrice>(AnyPrice, (price, _) => new TierPrice(price, default)),
    };

    private static Shape<decimal> AnyPrice => Quantity.Price("0/h", "1000000/h");

    /// <summary>The prices with the sizes that they are for. A core of a tier that a change adds costs as much as one of the cheapest tier with a price.</summary>
    public static PriceList ListOf(ImmutableSortedDictionary<string, TierPrice> prices, SystemDescription system)
    {
        var sized = prices.ToImmutableSortedDictionary(
            price => price.Key,
            price => system.Tiers.TryGetValue(price.Key, out var tier) ? price.Value with { Documented = MachineSizes.Of(tier) } : price.Value,
            StringComparer.Ordinal);
        return new PriceList(sized)
        {
            Documented = [.. system.Tiers.Keys],
            PerCoreOfAdded = sized.Values.Where(price => price.Documented.Cores > 0).Select(price => price.PerHour / price.Documented.Cores).DefaultIfEmpty(0).Min(),
        };
    }
}
