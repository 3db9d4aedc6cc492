using System.Collections.Immutable;
using System.Globalization;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Changes;

/// <summary>Finding and replacing the parts of a system that changes edit; what cannot be found is refused with the names there are.</summary>
internal static class SystemEdits
{
    public static T Tier<T>(this SystemDescription system, string name, string noun)
        where T : TierOptions => system.Tiers.GetValueOrDefault(name) switch
        {
            T tier => tier,
            null => throw new ChangeRefusedException($"There is no tier '{name}'; {noun}s are: {Listed(system.Tiers.Values.OfType<T>().Select(tier => tier.Name))}."),
            _ => throw new ChangeRefusedException($"Tier '{name}' is not a {noun}; those are: {Listed(system.Tiers.Values.OfType<T>().Select(tier => tier.Name))}."),
        };

    public static TierOptions Tier(this SystemDescription system, string name) => system.Tier<TierOptions>(name, "tier");

    public static ProgramTierOptions Host(this SystemDescription system, string name) => system.Tier<ProgramTierOptions>(name, "web or worker tier");

    public static EndpointOptions Endpoint(this ProgramTierOptions tier, string name) => tier.Endpoints.GetValueOrDefault(name)
        ?? throw new ChangeRefusedException($"Tier '{tier.Name}' has no endpoint '{name}'; its endpoints are: {Listed(tier.Endpoints.Keys)}.");

    public static SystemDescription WithTier(this SystemDescription system, TierOptions tier) => system with { Tiers = system.Tiers.SetItem(tier.Name, tier) };

    public static ProgramTierOptions WithSteps(this ProgramTierOptions tier, EndpointOptions endpoint, ImmutableArray<Step> steps) =>
        tier with { Endpoints = tier.Endpoints.SetItem(endpoint.Name, endpoint with { Steps = steps }) };

    public static int RequireRange(string what, int value, int minimum, int maximum) => value >= minimum && value <= maximum
        ? value
        : throw new ChangeRefusedException($"{what} must be {Number(minimum)} to {Number(maximum)}, not {Number(value)}.");

    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Listed(IEnumerable<string> names)
    {
        var list = string.Join(", ", names);
        return list.Length == 0 ? "none" : list;
    }
}
